"""What one node carries over HTTP, beside its PostgreSQL and the load itself on the same machine: for deploy/sizing.md.
Not a check: it judges nothing. Needs wrk.  usage: carry.py IMAGE [SECONDS]"""
import selectors, socket, subprocess, sys, threading, time
from lab import KEY, Lab, Server, report, request, say

STREAMS, FILED = 1000, 50
POST = f"""
local n, run = 0, 0
function init(args) run = tonumber(args[1]) * 1000 + math.random(999) end
function setup(thread) counter = (counter or 0) + 1 thread:set("own", counter) end
function request()
  n = n + 1
  local name = own .. "-" .. run .. "-" .. n
  return wrk.format("POST", nil, {{ ["Authorization"] = "Bearer {KEY}", ["Content-Type"] = "application/json" }},
    '{{"outlet":"La Gazette","url":"https://gazette.example/' .. name .. '","title":"Le port, ' .. name .. '","language":"fr","kind":"report",' ..
    '"body":"Depeche ' .. name .. ' : les equipages attendent au large que la tempete passe, et la capitainerie ne donne pas d heure."}}')
end
"""


def main():
    image, seconds = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else "15"
    with Lab("carry") as lab:
        postgres = lab.postgres().start().make_database()
        node = Server(lab, "node", image, postgres, {"ConnectionStrings__Newsroom": postgres.connection + ";Maximum Pool Size=30"}).start()
        with open(lab.path("post.lua"), "w", encoding="utf-8") as file:
            file.write(POST)
        address, key = f"http://127.0.0.1:{node.port}", ["-H", f"Authorization: Bearer {KEY}"]

        def load(what, *words, seconds=seconds):
            out = subprocess.run(["wrk", "-t2", "-c32", f"-d{seconds}s", "--latency", *words], stdout=subprocess.PIPE, text=True, check=True).stdout
            say(f"  {what}: " + ", ".join(" ".join(line.split()) for line in out.splitlines() if any(w in line for w in ("Requests/sec", "50%", "99%", "Non-2xx"))))

        load("(warming)", "-s", lab.path("post.lua"), address + "/api/articles", "--", "1", seconds="5")
        load("a report filed", "-s", lab.path("post.lua"), address + "/api/articles", "--", "2")
        time.sleep(5)
        article = request(node.port, "GET", "/api/articles?limit=1")[1]["items"][0]["id"]
        load("a report read", *key, f"{address}/api/articles/{article}")
        load("a list of 20", *key, f"{address}/api/articles?limit=20")
        load("a story at a past moment", *key, f"{address}/api/stories/coree-du-nord-russie/state?asOf=2024-10-20")
        count = postgres.query("select count(*) from pg_stat_activity where backend_type = 'client backend' and pid <> pg_backend_pid()")
        say(f"  connections to PostgreSQL: {count}; {memory(node)} MB")
        streams(node)
        node.stop()


def streams(node):
    """So many live streams, each of which hears so many reports being filed."""
    before, selector = memory(node), selectors.DefaultSelector()
    for _ in range(STREAMS):
        listener = socket.create_connection(("127.0.0.1", node.port))
        listener.sendall(f"GET /api/stream HTTP/1.1\r\nHost: newsroom\r\nAuthorization: Bearer {KEY}\r\n\r\n".encode())
        listener.setblocking(False)
        selector.register(listener, selectors.EVENT_READ)
    heard = [0]

    def listen(until):
        while time.monotonic() < until and heard[0] < STREAMS * FILED:
            for ready, _ in selector.select(0.05):
                heard[0] += ready.fileobj.recv(1 << 16).count(b"event: article_filed")

    listen(time.monotonic() + 3)
    heard[0] = 0
    writing = threading.Thread(target=lambda: [request(node.port, "POST", "/api/articles", report(10_000_000 + n)) for n in range(FILED)])
    began = time.monotonic()
    writing.start()
    listen(began + 60)
    say(f"  {STREAMS} live streams: {FILED} reports filed are {heard[0]} deliveries in {time.monotonic() - began:.1f} s; {before} MB before, {memory(node)} MB after")


def memory(node):
    with open(f"/proc/{node.process.pid}/status", encoding="utf-8") as file:
        return next(int(line.split()[1]) for line in file if line.startswith("VmRSS")) >> 10


if __name__ == "__main__":
    main()
