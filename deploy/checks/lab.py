"""A PostgreSQL, a RabbitMQ, newsroom servers and a proxy for the time of one check, on loopback, below one directory that goes away."""
import contextlib, glob, http.client, json, os, pwd, re, shutil, signal, socket, subprocess, sys, tempfile, time

REPOSITORY = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
KEY = "nr_" + "k" * 43


def say(*words):
    print(*words, flush=True)


def fail(words):
    say("FAILED:", words)
    sys.exit(1)


def free_port():
    with socket.socket() as s:
        s.bind(("127.0.0.1", 0))
        return s.getsockname()[1]


def wait(what, condition, seconds=120, every=0.1):
    """Returns what the condition returns as soon as that is true; ends the check when it never is."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        with contextlib.suppress(OSError, http.client.HTTPException):
            if found := condition():
                return found
        time.sleep(every)
    raise TimeoutError(f"not within {seconds} s: {what}")


def postgres_programs():
    found = glob.glob("/usr/lib/postgresql/*/bin/initdb")
    if found:
        return os.path.dirname(max(found, key=lambda path: int(path.split("/")[4])))
    if initdb := shutil.which("initdb"):
        return os.path.dirname(os.path.realpath(initdb))
    fail("PostgreSQL's programs are not installed")


class Lab:
    """Everything that was started is ended, and the directory removed, at the end of the `with`."""

    def __init__(self, name):
        self.name, self.ending = name, contextlib.ExitStack()

    def __enter__(self):
        self.directory = tempfile.mkdtemp(prefix=f"newsroom-{self.name}-", dir="/tmp")
        self.ending.callback(shutil.rmtree, self.directory, ignore_errors=True)
        self.bin = postgres_programs()
        if os.getuid() == 0:
            # PostgreSQL refuses to run as root.
            account = pwd.getpwnam("postgres")
            os.chown(self.directory, account.pw_uid, account.pw_gid)
            self.as_owner = ["runuser", "-u", "postgres", "--"]
        else:
            self.as_owner = []
        return self

    def __exit__(self, *_):
        self.ending.close()

    def path(self, *names):
        return os.path.join(self.directory, *names)

    def owner(self, *command, **options):
        """Runs a command as the owner of the database's files; its output is shown only when it fails."""
        environment = {**os.environ, "PATH": self.bin + ":" + os.environ["PATH"], **options.pop("env", {})}
        done = subprocess.run([*self.as_owner, *command], env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=self.directory, **options)
        if done.returncode:
            fail(f"{' '.join(command)}\n{done.stdout}")
        return done.stdout.strip()

    def postgres(self, name="data", settings=(), make=True):
        return Postgres(self, name, settings, make)

    def start(self, name, command, env, cwd=None):
        """Starts a program in the background, its output in NAME.log."""
        log = open(self.path(f"{name}.log"), "ab")
        process = subprocess.Popen(command, env={**os.environ, **env}, stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=cwd)
        self.ending.callback(stop, process)
        return process

    def log(self, name):
        with open(self.path(f"{name}.log"), encoding="utf-8", errors="replace") as file:
            return file.read()


class Postgres:
    def __init__(self, lab, name, settings, make):
        self.lab, self.data, self.port = lab, lab.path(name), free_port()
        if make:
            lab.owner("initdb", "--pgdata", self.data, "--username=newsroom", "--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")
        self.options = f"-p {self.port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={lab.directory} " + " ".join(f"-c {s}" for s in settings)
        lab.ending.callback(self.stop, check=False)

    def start(self):
        self.lab.owner("pg_ctl", "start", "--pgdata", self.data, "--wait", "--timeout=60", "--log", self.data + ".log", "--options", self.options)
        return self

    def stop(self, mode="fast", check=True):
        if os.path.exists(os.path.join(self.data, "postmaster.pid")):
            subprocess.run([*self.lab.as_owner, os.path.join(self.lab.bin, "pg_ctl"), "stop", "--pgdata", self.data, "--mode", mode], check=check, stdout=subprocess.DEVNULL, cwd=self.lab.directory)

    def query(self, sql, database="newsroom"):
        return self.lab.owner("psql", "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--host", "127.0.0.1", "--port", str(self.port),
                              "--username=newsroom", "--dbname", database, "--command", sql)

    def make_database(self):
        self.query("create database newsroom", "postgres")
        return self

    def session(self):
        return Session(self)

    @property
    def connection(self):
        return f"Host=127.0.0.1;Port={self.port};Database=newsroom;Username=newsroom"


class Session:
    """One connection for many short questions, each of which answers with one line."""

    def __init__(self, postgres):
        self.process = subprocess.Popen(
            [os.path.join(postgres.lab.bin, "psql"), "--no-psqlrc", "--quiet", "--tuples-only", "--no-align", "--set=ON_ERROR_STOP=1", "--host", "127.0.0.1",
             "--port", str(postgres.port), "--username=newsroom", "--dbname=newsroom"],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        postgres.lab.ending.callback(stop, self.process)

    def ask(self, sql):
        """The parsed JSON of a statement that ends with a semicolon."""
        self.process.stdin.write(sql + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        try:
            return json.loads(line)
        except ValueError:
            fail(f"{sql}\n{line}")


class Rabbit:
    """Debian's RabbitMQ, with an epmd of its own so that both end with the lab."""

    BIN = "/usr/lib/rabbitmq/bin"

    def __init__(self, lab):
        self.lab, self.port, epmd = lab, free_port(), free_port()
        self.home = lab.path("rabbitmq")
        os.mkdir(self.home)
        for name, text in {".erlang.cookie": KEY, "plugins": "[].\n", "environment": "", "rabbitmq.conf": ""}.items():
            with open(os.path.join(self.home, name), "w", encoding="ascii") as file:
                file.write(text)
        os.chmod(os.path.join(self.home, ".erlang.cookie"), 0o400)
        inside = lambda name: os.path.join(self.home, name)
        self.env = {
            "HOME": self.home, "RABBITMQ_CONF_ENV_FILE": inside("environment"), "RABBITMQ_CONFIG_FILE": inside("rabbitmq.conf"),
            "RABBITMQ_ENABLED_PLUGINS_FILE": inside("plugins"), "RABBITMQ_MNESIA_BASE": inside("mnesia"), "RABBITMQ_LOG_BASE": inside("log"), "RABBITMQ_LOGS": "-",
            "RABBITMQ_NODENAME": f"newsroom-{self.port}@localhost", "RABBITMQ_NODE_IP_ADDRESS": "127.0.0.1", "RABBITMQ_NODE_PORT": str(self.port),
            "RABBITMQ_DIST_PORT": str(free_port()), "RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS": "-kernel inet_dist_use_interface {127,0,0,1}",
            "ERL_EPMD_PORT": str(epmd), "ERL_EPMD_ADDRESS": "127.0.0.1"}

    def start(self):
        self.lab.start("epmd", ["epmd"], self.env)
        process = self.lab.start("rabbitmq", [f"{self.BIN}/rabbitmq-server"], self.env)

        def listening_or_gone():
            if process.poll() is not None:
                fail(f"RabbitMQ ended with {process.returncode}\n{self.lab.log('rabbitmq')}")
            return "Server startup complete" in self.lab.log("rabbitmq")
        wait("RabbitMQ listens", listening_or_gone, 120)
        return self

    def control(self, *words):
        return subprocess.run([f"{self.BIN}/rabbitmqctl", "--quiet", "--no-table-headers", *words], env={**os.environ, **self.env}, check=True,
                              stdout=subprocess.PIPE, text=True).stdout.strip()

    @property
    def address(self):
        return f"amqp://guest:guest@127.0.0.1:{self.port}/"


class Server:
    """One node, as it was published into a directory."""

    def __init__(self, lab, name, image, postgres, env=()):
        self.lab, self.name, self.port, self.image = lab, name, free_port(), image
        self.env = {"ConnectionStrings__Newsroom": postgres.connection, "ASPNETCORE_URLS": f"http://127.0.0.1:{self.port}", "NEWSROOM_ADMIN_KEY": KEY,
                    "NEWSROOM_SEEDS": os.path.join(image, "seeds"),
                    # One key and one address do here what many do elsewhere.
                    "NEWSROOM_ACTOR_REQUESTS": "0", "NEWSROOM_ADDRESS_REQUESTS": "0", **dict(env)}

    def start(self, ready=True):
        self.process = self.lab.start(self.name, ["dotnet", os.path.join(self.image, "Newsroom.Server.dll"), "serve"], self.env)
        return self.wait_ready() if ready else self

    def wait_ready(self):
        def ready_or_gone():
            if self.process.poll() is not None:
                fail(f"{self.name} ended with {self.process.returncode}\n{self.lab.log(self.name)}")
            return self.is_ready()
        try:
            wait(f"{self.name} is ready", ready_or_gone, 180)
        except TimeoutError as late:
            fail(f"{late}: {request(self.port, 'GET', '/health/ready')}\n{self.lab.log(self.name)}")
        return self

    def is_ready(self):
        return request(self.port, "GET", "/health/ready")[0] == 200

    def stop(self):
        """As a service manager does; returns the seconds that it took."""
        began = time.monotonic()
        self.process.send_signal(signal.SIGTERM)
        code = self.process.wait(90)
        if code:
            fail(f"{self.name} ended with {code}\n{self.lab.log(self.name)}")
        return time.monotonic() - began


    def kill(self):
        """As a machine that loses its power: nothing is finished and nobody is told."""
        self.process.kill()
        self.process.wait()


def stop(process):
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def request(port, method, path, body=None, headers=(), timeout=30):
    """Status and parsed answer, over a connection of its own."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout)
    try:
        return ask(connection, method, path, body, headers)
    finally:
        connection.close()


def ask(connection, method, path, body=None, headers=()):
    sent = {"Authorization": f"Bearer {KEY}", **dict(headers)}
    if body is not None:
        sent["Content-Type"] = "application/json"
    connection.request(method, path, None if body is None else json.dumps(body), sent)
    answer = connection.getresponse()
    text = answer.read()
    return answer.status, json.loads(text) if text[:1] in (b"{", b"[") else text


def proxy(lab, nodes):
    """
    HAProxy with its own configuration, at another port than the container's, in front of two nodes or more; its answers
    say in X-Node which of them answered.
    """
    port, own = free_port(), free_port()
    with open(os.path.join(REPOSITORY, "deploy/proxy/haproxy.cfg"), encoding="utf-8") as file:
        text = file.read().replace("bind :8080", f"bind 127.0.0.1:{port}").replace("bind :8404", f"bind 127.0.0.1:{own}")
    text = text.replace("default_backend nodes", "default_backend nodes\n    http-response set-header X-Node %s")
    for line in re.findall(r"^ +server \w+-2 .*\n", text, flags=re.M):
        more = [line.replace("-2 ", f"-{n} ").replace("_2}", f"_{n}}}") for n in range(3, len(nodes) + 1)]
        text = text.replace(line, line + "".join(more))
    with open(lab.path("haproxy.cfg"), "w", encoding="utf-8") as file:
        file.write(text)
    lab.start("haproxy", ["haproxy", "-db", "-f", lab.path("haproxy.cfg")], {f"NEWSROOM_NODE_{n}": f"127.0.0.1:{node.port}" for n, node in enumerate(nodes, 1)})
    wait("the proxy answers", lambda: request(own, "GET", "/health")[0] == 200 and request(port, "GET", "/api/articles?limit=1")[0] == 200)
    if (status := request(port, "GET", "/health/ready")[0]) != 404:
        fail(f"health is published: {status}")
    return port


def events(port):
    """The whole log."""
    log, after = [], 0
    while page := request(port, "GET", f"/api/events?limit=1000&after={after}")[1]["items"]:
        log += page
        after = page[-1]["position"]
    return log


def head(port):
    return events(port)[-1]["position"]


@contextlib.contextmanager
def live(port, last):
    """The live log behind a position: the status, and the positions as they come until the stream ends."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=40)
    try:
        connection.request("GET", "/api/stream", headers={"Authorization": f"Bearer {KEY}", "Last-Event-ID": str(last)})
        answer = connection.getresponse()

        def positions():
            for line in answer:
                if line.startswith(b"id: "):
                    position = int(line[4:])
                elif line.startswith(b"data: "):
                    yield position
        yield answer.status, positions()
    finally:
        connection.close()


def report(number):
    return {"outlet": "La Gazette du littoral", "url": f"https://gazette.example/ports/{number}", "title": f"Le port, {number}", "language": "fr", "kind": "report",
            "body": f"Dépêche {number} : les équipages attendent au large que la tempête passe, et la capitainerie ne donne pas d’heure."}
