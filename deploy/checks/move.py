"""Moves a newsroom from its private PostgreSQL to a server of one's own: export beside the running newsroom, import, and serve.
What comes out of the second log must be the file that went in, to the last byte; the lists must be those of before; and it
must go on.
usage: move.py IMAGE     (a directory as dockerfile.py leaves it)"""
import filecmp, json, os, subprocess, sys
from lab import Lab, Server, fail, report, request, say, wait

LISTS = ["/api/stories?limit=100", "/api/articles?limit=100", "/api/stories/coree-du-nord-russie/state?asOf=2024-10-20", "/api/stories/coree-du-nord-russie/history?asOf=2024-12-31"]


def command(server, *words):
    done = subprocess.run(["dotnet", os.path.join(server.image, "Newsroom.Server.dll"), *words], env={**os.environ, **server.env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    if done.returncode:
        fail(f"{' '.join(words)}\n{done.stdout}{done.stderr}")
    return done.stdout


def lists(server):
    """What readers see, without the position at which they see it."""
    return [{name: value for name, value in request(server.port, "GET", path)[1].items() if name != "position"} for path in LISTS]


def kept_up(server):
    status, health = request(server.port, "GET", "/health/ready")
    return status == 200 and all(f["position"] == health["position"] for f in health["followers"])


def main():
    image = sys.argv[1]
    with Lab("move") as lab:
        postgres = lab.postgres(settings=["fsync=off"]).start().make_database()
        private = Server(lab, "private", image, postgres)
        del private.env["ConnectionStrings__Newsroom"]
        private.env["NEWSROOM_DATA"] = lab.path("private")
        private.start()
        for number in range(20):
            if request(private.port, "POST", "/api/articles", report(number))[0] != 201:
                fail(f"report {number} was not taken")
        wait("the listings have come as far", lambda: kept_up(private))
        before = lists(private)
        command(private, "export", lab.path("first.ndjson"))
        private.stop()

        server = Server(lab, "server", image, postgres)
        taken = json.loads(command(server, "import", lab.path("first.ndjson"), "--with-keys", "--json"))
        command(server, "export", lab.path("second.ndjson"))
        if not filecmp.cmp(lab.path("first.ndjson"), lab.path("second.ndjson"), shallow=False):
            fail("the log that was exported again is another one")
        server.start()
        wait("the listings have come as far", lambda: kept_up(server))
        for path, was, now in zip(LISTS, before, lists(server)):
            if was != now:
                fail(f"{path} was\n{json.dumps(was)}\nand is\n{json.dumps(now)}")
        if request(server.port, "POST", "/api/articles", report(1_000))[0] != 201:
            fail("it does not go on")
        command(server, "doctor")
        server.stop()
        say(f"  {taken['events']} events moved, exported again to the same bytes, {len(LISTS)} lists equal, the doctor content")


if __name__ == "__main__":
    main()
