"""Three nodes on one PostgreSQL behind the proxy, under load; the one that leads is killed and another one added meanwhile. Says
how the work was spread, how long it took until the others had taken over, and looks for anything that was lost.

Reporters file reports, put notes on them and revise them, so that the notes have to be carried (messages that are due at
once); editors set embargoes, whose ends are messages too: some are due at once, the others come in bursts. Readers read lists,
reports and past states, listeners follow the live log. Whoever gets no answer repeats the request with its Idempotency-Key.
Lost is: any report, note, revision or embargo that was acknowledged and is not in the log exactly once; any note that was not
carried to its report's revision exactly once; any embargo that did not end; any position that a listener missed or was told
twice; any message that waits at the end, or is dead.
usage: scale.py IMAGE [--seconds N] [--broker]"""
import argparse, collections, contextlib, datetime, http.client, itertools, json, math, random, statistics, threading, time
from lab import KEY, Lab, Rabbit, Server, events, fail, head, live, proxy, report, request, say, wait

REPORTERS, EDITORS, READERS, LISTENERS = 2, 2, 2, 6
# The listings, which go on together, and the two subscriptions: each under a lock of Marten's daemon.
FOLLOWERS = ["listings", "reanchoring", "embargoes"]
# Seconds in which the living nodes must have taken over from a dead one: for the followers a matter of a second or two, for its
# messages of the time after which it counts as gone. More than either takes on a machine that has other things to do.
FOLLOWED_WITHIN, HANDLED_WITHIN = 60, 120
BURSTS = 2.09
STORY = "/api/stories/coree-du-nord-russie/state"


class Load:
    """Each client is a thread with a connection that lasts until it breaks."""

    def __init__(self, port):
        self.port, self.over = port, threading.Event()
        self.numbers = itertools.count(1)
        self.reports, self.notes, self.revised, self.embargoes = {}, {}, {}, {}
        self.answers = collections.Counter()
        self.acknowledged, self.served, self.waits = [], [], []
        self.unanswered, self.refused = [], []
        self.heard = [[] for _ in range(LISTENERS)]
        self.reconnects = 0
        clients = [self.report_note_and_revise] * REPORTERS + [self.embargo] * EDITORS + [self.read] * READERS
        # Daemons, so that a check that fails half-way ends.
        self.clients = [threading.Thread(target=self.loop, args=(client,), daemon=True) for client in clients]
        self.listeners = [threading.Thread(target=self.listen, args=(heard,), daemon=True) for heard in self.heard]

    def begin(self):
        self.from_position = head(self.port)
        for thread in self.clients:
            thread.start()
        # The proxy gives each stream to the node with the fewest connections: some listen to the node that is killed.
        time.sleep(0.5)
        for thread in self.listeners:
            thread.start()

    def end(self):
        self.over.set()
        for thread in self.clients:
            thread.join()

    def loop(self, client):
        send = Client(self)
        while not self.over.is_set():
            client(send)
            time.sleep(0.03)

    def report_note_and_revise(self, send):
        number = next(self.numbers)
        article, _ = send("POST", "/api/articles", report(number), key=f"report-{number}")
        if article is None:
            return
        self.reports[number] = article["id"]
        note = {"exact": "la capitainerie", "motivation": "questioning", "body": f"Note {number}"}
        if send("POST", f"/api/articles/{article['id']}/annotations", note, key=f"note-{number}")[0] is None:
            return
        self.notes[number] = article["id"]
        revised = report(number)
        revised["body"] = f"Mise à jour. {revised['body']}"
        if send("POST", "/api/articles", revised, key=f"revision-{number}")[0]:
            self.revised[number] = article["id"]

    def embargo(self, send):
        number = next(self.numbers)
        article, tag = send("POST", "/api/articles", report(number), key=f"report-{number}")
        if article is None:
            return
        self.reports[number] = article["id"]
        # Every other one is over before anybody can be reminded of its end; the others end together, at intervals that are no
        # multiple of the nodes' own, so that it is not always the same node that looks first.
        soon, tries = number % 2 == 0, 0
        while True:
            ahead = 0.002 * 1.5 ** tries if soon else 0
            until = time.time() + ahead if soon else math.ceil(time.time() / BURSTS) * BURSTS + BURSTS
            until = datetime.datetime.fromtimestamp(until, datetime.UTC).isoformat()
            done, _ = send("POST", f"/api/articles/{article['id']}/embargo", {"until": until}, key=f"embargo-{number}-{tries}", match=tag, past=soon)
            if done:
                self.embargoes[article["id"]] = (soon, until)
            if done is not False:
                return
            tries += 1

    def read(self, send):
        send("GET", "/api/articles?limit=10")
        send("GET", f"{STORY}?asOf=2024-10-20")
        if self.reports:
            article = random.choice(list(self.reports.values()))
            send("GET", f"/api/articles/{article}")
            send("GET", f"/api/articles/{article}/annotations")

    def listen(self, heard):
        last = self.from_position
        while True:
            with contextlib.suppress(OSError, http.client.HTTPException), live(self.port, last) as (status, positions):
                if status == 200:
                    for last in positions:
                        heard.append(last)
            self.reconnects += 1
            time.sleep(0.3)


class Client:
    def __init__(self, load):
        self.load, self.connection = load, None

    def __call__(self, method, path, body=None, key=None, match=None, past=False):
        """
        Asks until there is an answer, and returns what it says and its entity tag: (None, None) for a refusal, and
        (False, None) where `past` allows it to say that a time is over.
        """
        headers = {"Authorization": f"Bearer {KEY}", **({"Content-Type": "application/json"} if body else {}),
                   **({"Idempotency-Key": key} if key else {}), **({"If-Match": match} if match else {})}
        began = time.monotonic()
        while True:
            if self.connection is None or self.connection.sock is None:
                self.connection = http.client.HTTPConnection("127.0.0.1", self.load.port, timeout=30)
            try:
                self.connection.request(method, path, json.dumps(body) if body else None, headers)
                answer = self.connection.getresponse()
                text = answer.read()
            except (OSError, http.client.HTTPException) as broken:
                self.connection.close()
                self.load.unanswered.append(f"{method} {type(broken).__name__} {broken}")
                time.sleep(0.05)
                continue
            if answer.status in (502, 503, 504):
                self.load.unanswered.append(f"{method} {answer.status}")
                time.sleep(0.05)
                continue
            break
        now, node = time.monotonic(), answer.getheader("X-Node")
        self.load.answers[node, method] += 1
        self.load.served.append((now, node))
        if past and answer.status == 422:
            return False, None
        if answer.status >= 300:
            self.load.refused.append(f"{method} {path} {answer.status} {text[:300]}")
            return None, None
        if method == "POST":
            self.load.acknowledged.append(now)
            self.load.waits.append((began, now))
        return json.loads(text), answer.getheader("ETag")


class Watch(threading.Thread):
    """Looks into the database ten times a second: who holds which follower's lock, how far each is, whose messages are under way."""

    def __init__(self, postgres):
        super().__init__(daemon=True)
        self.session, self.looks, self.over = postgres.session(), [], threading.Event()
        locks = ", ".join(f"({lock_of(name)}, '{name}')" for name in FOLLOWERS)
        self.question = " ".join(f"""
            select json_build_object(
              'leaders', (select coalesce(json_object_agg(f.name, split_part(a.application_name, ' ', 2)), '{{}}')
                from (values {locks}) f (id, name) join pg_locks l on l.locktype = 'advisory' and l.granted and l.objid = f.id
                join pg_stat_activity a using (pid)),
              'positions', (select coalesce(json_object_agg(split_part(name, ':', 1), last_seq_id), '{{}}') from mt_event_progression where name like '%:All'),
              'held', (select coalesce(json_object_agg(owner_id, n), '{{}}') from (
                select owner_id, count(*) n from wolverine.wolverine_incoming_envelopes where status = 'Incoming' group by 1) held),
              'connections', (select count(*) from pg_stat_activity where backend_type = 'client backend'),
              'nodes', (select coalesce(json_object_agg(node_number, extract(epoch from clock_timestamp() - health_check)), '{{}}') from wolverine.wolverine_nodes),
              'head', (select max(seq_id) from mt_events))::text;""".split())

    def look(self):
        return self.session.ask(self.question)

    def run(self):
        while not self.over.is_set():
            self.looks.append((time.monotonic(), self.look()))
            time.sleep(0.1)

    def all_followed(self):
        _, look = self.looks[-1]
        return all(look["positions"].get(name, 0) >= look["head"] for name in FOLLOWERS)

    def since(self, moment, condition):
        """Seconds from a moment until the condition held for the first time; None when it never did."""
        return next((at - moment for at, look in self.looks if at >= moment and condition(look)), None)


def lock_of(follower):
    """The id of the advisory lock under which Marten's daemon runs a follower."""
    first = second = (5381 << 16) + 5381
    text = f"public:{follower}:All"
    for n, character in enumerate(text):
        if n % 2 == 0:
            first = ((first << 5) + first & 0xFFFFFFFF) ^ ord(character)
        else:
            second = ((second << 5) + second & 0xFFFFFFFF) ^ ord(character)
    mixed = first + second * 1566083941 & 0xFFFFFFFF
    return abs(mixed - (1 << 32) if mixed >> 31 else mixed) + 4444


# Each message that was handled, with the node that says so: Wolverine keeps it for a while, marked.
HANDLED = """
    create schema checks;
    create table checks.handled (message uuid, type text, node text, queue text, at timestamptz default clock_timestamp());
    create function checks.note_handled() returns trigger language plpgsql as $$ begin
      insert into checks.handled values (new.id, new.message_type, split_part(current_setting('application_name'), ' ', 2), new.received_at); return null; end $$;
    create trigger note_handled after update of status on wolverine.wolverine_incoming_envelopes
      for each row when (new.status = 'Handled' and old.status <> 'Handled') execute function checks.note_handled()"""


class Nodes:
    """The nodes by the names and numbers under which they are found in the database; started one after the other to learn them."""

    def __init__(self, lab, image, postgres, env, count):
        self.postgres = postgres
        self.servers = [Server(lab, f"node-{n}", image, postgres, env) for n in range(1, count + 1)]
        self.names, self.numbers = {}, {}

    def start(self, server):
        began = time.monotonic()
        server.start()
        took = time.monotonic() - began
        for name in self.postgres.query("select distinct split_part(application_name, ' ', 2) from pg_stat_activity where application_name like 'newsroom %'").split():
            self.names.setdefault(name, server.name)
        for number in self.postgres.query("select node_number from wolverine.wolverine_nodes").split():
            self.numbers.setdefault(number, server.name)
        return began, took

    def number(self, server):
        return next(number for number, name in self.numbers.items() if name == server.name)

    def leaders(self, look):
        return {follower: self.names.get(name, name) for follower, name in look["leaders"].items()}


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("image")
    arguments.add_argument("--seconds", type=int, default=45)
    arguments.add_argument("--broker", action="store_true", help="with a RabbitMQ that carries the messages")
    chosen = arguments.parse_args()

    with Lab("scale") as lab:
        # Three nodes under load want more than the hundred connections that PostgreSQL takes by itself.
        postgres = lab.postgres(settings=["fsync=off", "max_connections=300"]).start().make_database()
        rabbit = Rabbit(lab).start() if chosen.broker else None
        nodes = Nodes(lab, chosen.image, postgres, {"NEWSROOM_RABBITMQ": rabbit.address} if rabbit else {}, 4)
        *first, added = nodes.servers
        for server in first:
            nodes.start(server)
        postgres.query(HANDLED)
        port = proxy(lab, nodes.servers)
        load, watch = Load(port), Watch(postgres)
        load.begin()
        watch.start()
        began = time.monotonic()

        time.sleep(chosen.seconds / 4)
        victim, killed, led = kill(nodes, first, watch)
        time.sleep(max(0, began + chosen.seconds / 2 - time.monotonic()))
        start, ready = nodes.start(added)
        # The load lasts until the new node has had its share for a while, however slow its start was.
        wait(f"{added.name} serves", lambda: any(node == added.name for _, node in load.served))
        time.sleep(max(5, began + chosen.seconds - time.monotonic()))
        load.end()

        finished = time.monotonic()
        counts = lambda: request(port, "GET", "/api/messages")[1]
        try:
            wait("everything is followed and every message done", lambda: watch.all_followed() and not any(counts()[state] for state in ("waiting", "due", "underWay")), 90)
        except TimeoutError as late:
            say(f"  {late}: {counts()}")
        settled = time.monotonic() - finished
        log = events(port)
        wait("every listener has heard everything", lambda: all(heard and heard[-1] >= log[-1]["position"] for heard in load.heard), 30)
        watch.over.set()
        watch.join()

        tell_spread(nodes, load, watch, postgres, rabbit, finished - began)
        tell_recovery(nodes, load, watch, victim, killed, led, log)
        tell_added(nodes, load, postgres, added, start, ready)
        judge(load, log, counts(), postgres, settled)


def kill(nodes, servers, watch):
    """Kills the node that runs the followers, or most of them, while it has messages in hand if it has any within some seconds."""
    leading = collections.Counter(nodes.leaders(watch.looks[-1][1]).values())
    victim = max(servers, key=lambda server: leading[server.name])
    number, end = nodes.number(victim), time.monotonic() + 12
    session = nodes.postgres.session()
    held = f"select count(*) from wolverine.wolverine_incoming_envelopes where status = 'Incoming' and owner_id = {number};"
    while not (had := session.ask(held)) and time.monotonic() < end:
        time.sleep(0.005)
    led = [follower for follower, leader in nodes.leaders(watch.looks[-1][1]).items() if leader == victim.name]
    victim.kill()
    killed = time.monotonic()
    say(f"  {victim.name} killed: it ran {', '.join(led)} and had {had} messages in hand")
    return victim, killed, led


def tell_spread(nodes, load, watch, postgres, rabbit, seconds):
    say(f"  {seconds:.0f} s of load, {len(load.acknowledged) / seconds:.0f} posts and {sum(load.answers.values()) / seconds:.0f} requests a second in all; "
        f"at most {max(look['connections'] for _, look in watch.looks)} connections to PostgreSQL")
    for server in nodes.servers:
        handled = [line.split("|") for line in postgres.query(
            "select node, type, split_part(queue, ':', 1), count(*) from checks.handled group by 1, 2, 3 order by 2, 3").splitlines()]
        mine = [f"{n} {kind} by {'RabbitMQ' if queue == 'rabbitmq' else 'the database'}" for node, kind, queue, n in handled if nodes.names.get(node) == server.name]
        ran = sorted({f for _, look in watch.looks for f, leader in nodes.leaders(look).items() if leader == server.name})
        say(f"  {server.name}: {load.answers[server.name, 'POST']} posts, {load.answers[server.name, 'GET']} reads, messages "
            + (", ".join(mine) or "none")
            + f"; ran {', '.join(ran) or 'no follower'}")
    if rabbit:
        say("  RabbitMQ at the end: " + "; ".join(" ".join(line.split()) for line in rabbit.control("list_queues", "name", "messages", "consumers").splitlines() if "newsroom" in line))


def tell_recovery(nodes, load, watch, victim, killed, led, log):
    gap = lambda times: max((b - a for a, b in zip(times, times[1:])), default=0)
    before = sorted(t for t in load.acknowledged if t < killed)
    after = sorted(t for t in load.acknowledged if killed - 1 < t < killed + 10)
    say(f"  longest time without an acknowledged post: {gap(before):.2f} s before the kill, {gap(after):.2f} s in the 10 s after it; "
        f"longest post that was under way then: {max((b - a for a, b in load.waits if a - 1 < killed < b), default=0):.2f} s")
    number = nodes.number(victim)
    at_kill = next(look for at, look in watch.looks if at >= killed)["head"]
    went_on = {f: watch.since(killed, lambda look: nodes.leaders(look).get(f, victim.name) != victim.name and look["positions"].get(f, 0) > at_kill) for f in led}
    if not led or not all(s is not None and s < FOLLOWED_WITHIN for s in went_on.values()):
        fail(f"not taken over within {FOLLOWED_WITHIN} s: {went_on or 'the killed node led nothing'}")
    say("  after the kill, run by another node and past all that was in the log then: "
        + ", ".join(f"{f} {s:.1f} s" for f, s in sorted(went_on.items(), key=lambda item: item[1])))
    freed = watch.since(killed, lambda look: not look["held"].get(number)) or math.inf
    say(f"  its messages in hand: all another node's after {freed:.1f} s; "
        f"the node forgotten after {watch.since(killed, lambda look: number not in look['nodes']) or math.inf:.1f} s")
    if freed > HANDLED_WITHIN:
        fail(f"the dead node's messages are not another's within {HANDLED_WITHIN} s")
    silence = max(age for _, look in watch.looks for node, age in look["nodes"].items() if node != number)
    say(f"  longest silence of a node that lived: {silence:.1f} s")
    kill_time = time.time() - (time.monotonic() - killed)
    late = lateness(load, log)
    for words, chosen in (("before the kill", [s for at, s in late if at < kill_time - 1]), ("in the 30 s from the kill on", [s for at, s in late if -1 <= at - kill_time < 30])):
        if chosen:
            say(f"  embargoes due {words} ended {statistics.median(chosen):.2f} s late (median), {max(chosen):.1f} s at most, of {len(chosen)}")


def lateness(load, log):
    """When each embargo was due (its end, or when it was set if that is later), and how much later it ended."""
    due = {e["stream"]: max(seconds(e["data"]["until"]), seconds(e["recordedAt"])) for e in log if e["type"] == "article_embargoed"}
    return [(due[e["stream"]], seconds(e["recordedAt"]) - due[e["stream"]]) for e in log if e["type"] == "embargo_lifted" and e["stream"] in due]


def seconds(text):
    return datetime.datetime.fromisoformat(text.replace("Z", "+00:00")).timestamp()


def tell_added(nodes, load, postgres, added, start, ready):
    served = next(at - start for at, node in load.served if node == added.name)
    name = next(name for name, server in nodes.names.items() if server == added.name)
    handled = postgres.query(f"select extract(epoch from min(at)) from checks.handled where node = '{name}'")
    handled = f"{float(handled) - (time.time() - (time.monotonic() - start)):.1f} s" if handled else "never"
    say(f"  {added.name} started: ready after {ready:.1f} s, first answer through the proxy after {served:.1f} s, first message after {handled}")


def judge(load, log, counts, postgres, settled):
    filed = collections.Counter(e["stream"].split("/", 1)[1] for e in log if e["type"] == "article_filed")
    noted = collections.Counter(e["data"]["body"] for e in log if e["type"] == "annotation_posted")
    revisions = collections.Counter(e["stream"].split("/", 1)[1] for e in log if e["type"] == "article_revised")
    posted = {e["stream"]: e["data"]["article"] for e in log if e["type"] == "annotation_posted"}
    carried = collections.Counter(posted[e["stream"]] for e in log if e["type"] in ("annotation_reanchored", "annotation_became_ambiguous", "annotation_orphaned") and e["position"] > load.from_position)
    set_, lifted = (collections.Counter(e["stream"].split("/", 1)[1] for e in log if e["type"] == kind) for kind in ("article_embargoed", "embargo_lifted"))
    expected = [e["position"] for e in log if e["position"] > load.from_position]
    wrong = {
        "reports": [n for n, article in load.reports.items() if filed[article] != 1],
        "notes": [n for n in load.notes if noted[f"Note {n}"] != 1],
        "revisions": [n for n, article in load.revised.items() if revisions[article] != 1],
        "notes carried": [n for n, article in load.revised.items() if carried[article] != 1],
        "embargoes": [article for article in load.embargoes if set_[article] != 1],
        "ends of embargoes": [article for article in set_ if lifted[article] != set_[article]],
        "listeners": [n for n, heard in enumerate(load.heard) if heard != expected],
        "answers that refuse": load.refused,
        "messages open or dead": [f"{state} {counts[state]}" for state in ("waiting", "due", "underWay", "dead") if counts[state]],
    }
    messages = postgres.query("select count(distinct message) from checks.handled")
    say(f"  {len(load.reports)} reports, {len(load.notes)} notes, {len(load.revised)} revisions, {len(load.embargoes)} embargoes; {messages} messages handled; "
        f"{len(expected)} events to each of {LISTENERS} listeners, who came back {load.reconnects} times; {len(load.unanswered)} requests repeated; "
        f"everything done {settled:.1f} s after the load")
    say("  lost, or not exactly once: " + ", ".join(f"{what} {len(found)}" for what, found in wrong.items()))
    for what, found in wrong.items():
        for one in found[:5]:
            say(f"  {what}: {one}")
    if any(wrong.values()) or not load.revised or not load.embargoes or messages == "0" or not load.reconnects:
        fail("scaling out loses something")


if __name__ == "__main__":
    main()
