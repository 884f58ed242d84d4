"""Updates two nodes behind the proxy one after the other, under load, and looks for a request that was lost.

Writers file reports and readers read them over connections that stay open; listeners follow the live log and come back
with the last id that they have seen, as a browser does. Lost is: any answer but 2xx, any broken connection, any report that
was acknowledged and is not in the log, any position that a listener missed or was told twice.
usage: rolling.py IMAGE [--rounds N] [--drain SECONDS]"""
import argparse, collections, http.client, itertools, threading, time
from lab import Lab, Server, ask, events, fail, head, live, proxy, report, say, wait

WRITERS, READERS, LISTENERS = 4, 4, 3


class Load:
    def __init__(self, port):
        self.port, self.over = port, threading.Event()
        self.numbers, self.gate = itertools.count(1), threading.Lock()
        self.acknowledged, self.lost, self.answers = {}, [], collections.Counter()
        self.heard = [[] for _ in range(LISTENERS)]
        self.reconnects = 0
        # Daemons, so that a check that fails half-way ends.
        self.threads = [threading.Thread(target=client, daemon=True) for client in [self.write] * WRITERS + [self.read] * READERS]
        self.listeners = [threading.Thread(target=self.listen, args=(heard,), daemon=True) for heard in self.heard]

    def begin(self):
        self.from_position = head(self.port)
        for thread in self.threads + self.listeners:
            thread.start()

    def end(self):
        self.over.set()
        for thread in self.threads:
            thread.join()

    def write(self):
        def once(connection):
            with self.gate:
                number = next(self.numbers)
            status, answer = ask(connection, "POST", "/api/articles", report(number))
            if status == 201:
                self.acknowledged[number] = answer["id"]
            return "POST", status, answer
        self.loop(once)

    def read(self):
        def once(connection):
            status, answer = ask(connection, "GET", "/api/articles?limit=5")
            return "GET", status, answer
        self.loop(once)

    def loop(self, once):
        """Over one connection as long as it lasts; a server may close it after an answer, never instead of one."""
        connection = None
        while not self.over.is_set():
            if connection is None or connection.sock is None:
                connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            try:
                method, status, answer = once(connection)
                self.answers[method, status] += 1
                if status >= 300:
                    self.lost.append(f"{method} {status} {answer}")
            except (OSError, http.client.HTTPException) as broken:
                self.lost.append(f"{type(broken).__name__} {broken}")
                connection.close()
                connection = None
            time.sleep(0.01)

    def listen(self, heard):
        last = self.from_position
        while True:
            try:
                with live(self.port, last) as (status, positions):
                    if status != 200:
                        self.lost.append(f"stream {status}")
                    else:
                        for last in positions:
                            heard.append(last)
            except (OSError, http.client.HTTPException) as broken:
                if not self.over.is_set():
                    self.lost.append(f"stream {type(broken).__name__} {broken}")
            self.reconnects += 1
            time.sleep(0.3)


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("image")
    arguments.add_argument("--rounds", type=int, default=1)
    arguments.add_argument("--drain", type=int, default=4)
    chosen = arguments.parse_args()

    with Lab("rolling") as lab:
        postgres = lab.postgres(settings=["fsync=off"]).start().make_database()
        nodes = [Server(lab, f"node-{n}", chosen.image, postgres, {"NEWSROOM_DRAIN_SECONDS": str(chosen.drain)}) for n in (1, 2)]
        # Both at once over an empty database: whoever is first fills it.
        for node in nodes:
            node.start(ready=False)
        for node in nodes:
            node.wait_ready()

        port = proxy(lab, nodes)
        load = Load(port)
        load.begin()
        time.sleep(2)
        began = time.monotonic()
        for _ in range(chosen.rounds):
            for node in nodes:
                took = node.stop()
                say(f"  {node.name} stopped after {took:.1f} s, {sum(load.answers.values())} answers so far")
                node.start()
                time.sleep(2.5)
        seconds = time.monotonic() - began
        load.end()
        judge(load, port, seconds)


def judge(load, port, seconds):
    log = events(port)
    filed = {e["subject"] if "subject" in e else e["stream"].split("/", 1)[1] for e in log if e["type"] == "article_filed"}
    missing = [n for n, article in load.acknowledged.items() if article not in filed]
    expected = [e["position"] for e in log if e["position"] > load.from_position]
    wait("every listener has heard everything", lambda: all(heard and heard[-1] >= expected[-1] for heard in load.heard), 30)
    wrong = [n for n, heard in enumerate(load.heard) if heard != expected]

    say(f"  {seconds:.0f} s: " + ", ".join(f"{count} {method} {status}" for (method, status), count in sorted(load.answers.items()))
        + f"; {len(expected)} events to each of {LISTENERS} listeners, who came back {load.reconnects} times")
    for words in load.lost[:10]:
        say("  lost:", words)
    say(f"  requests lost: {len(load.lost)}; acknowledged and not in the log: {len(missing)}; listeners with a gap or a repeat: {len(wrong)}")
    if load.lost or missing or wrong or not load.acknowledged or load.reconnects < 1:
        fail("a rolling update loses something")


if __name__ == "__main__":
    main()
