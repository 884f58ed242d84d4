"""The drill of a point-in-time restore, with the scripts of deploy/backup on a PostgreSQL of its own.

A newsroom is written to while a base backup is made and after it; then somebody empties the table of events, which is
archived like any other change. The restore to the moment before must bring back exactly what had been acknowledged by then,
pass the doctor, and go on. A second restore, to a time before the base backup, must be refused.
usage: restore.py IMAGE"""
import os, subprocess, sys, threading, time
from lab import REPOSITORY, Lab, Server, fail, report, request, say, wait

SCRIPTS = os.path.join(REPOSITORY, "deploy/backup")


def main():
    image = sys.argv[1]
    with Lab("restore") as lab:
        scripts = lab.path("scripts")
        subprocess.run(["cp", "-r", SCRIPTS, scripts], check=True)
        environment = {"NEWSROOM_BACKUP": lab.path("backup")}
        os.makedirs(lab.path("backup"))
        subprocess.run(["chmod", "-R", "a+rX", scripts], check=True)
        os.chmod(lab.path("backup"), 0o777)
        archive = f"'archive_command=NEWSROOM_BACKUP={lab.path('backup')} {scripts}/archive-wal %p %f'"
        settings = ["archive_mode=on", archive, "archive_timeout=60", "wal_level=replica"]
        script = lambda name, *words: lab.owner(os.path.join(scripts, name), *words, env=environment)

        first = lab.postgres("first", settings).start().make_database()
        before_everything = first.query("select now()")
        server = Server(lab, "before", image, first).start()
        acknowledged, over = [], threading.Event()
        writing = threading.Thread(target=write, args=(server, acknowledged, over))
        writing.start()
        wait("something is written before the backup", lambda: len(acknowledged) > 20)
        began = len(acknowledged)
        base = script("base-backup", "--host=127.0.0.1", f"--port={first.port}", "--username=newsroom")
        during = len(acknowledged) - began
        # Its name has whole seconds.
        time.sleep(1.1)
        wait("more is written after it", lambda: len(acknowledged) > began + during + 50)
        over.set()
        writing.join()

        moment = first.query("select clock_timestamp()")
        log = everything(server)
        kept = wait("the listings have come as far", lambda: (listed := listing(server))["position"] >= log[-1]["position"] and listed)["items"]
        time.sleep(0.2)
        first.query("delete from mt_events; delete from mt_streams")
        lost = int(first.query("select count(*) from mt_events"))
        first.query("select pg_switch_wal()")
        server.stop()
        first.stop()
        say(f"  {began} reports before the base backup, {during} during it, {len(acknowledged)} in all, {len(log)} events; then {lost} events were left")

        second = lab.postgres("second", [s for s in settings], make=False)
        started = time.monotonic()
        script("restore", moment, second.data)
        second.start()
        wait("recovery is over", lambda: second.query("select pg_is_in_recovery()") == "f")
        after = Server(lab, "after", image, second).start()
        took = time.monotonic() - started
        if (again := everything(after)) != log:
            fail(f"{len(log)} events before, {len(again)} after")
        if missing := set(acknowledged) - {e["stream"].split("/", 1)[1] for e in again}:
            fail(f"acknowledged and gone: {missing}")
        if listing(after)["items"] != kept:
            fail("the list of reports is another one")
        doctor = subprocess.run(["dotnet", os.path.join(image, "Newsroom.Server.dll"), "doctor"], env={**os.environ, **after.env}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if doctor.returncode:
            fail(doctor.stdout)
        status, filed = request(after.port, "POST", "/api/articles", report(1_000_000))
        if status != 201 or everything(after)[-1]["position"] <= log[-1]["position"]:
            fail(f"it does not go on: {status} {filed}")
        wait("its new timeline is archived", lambda: second.query("select pg_switch_wal()") and any(f.startswith("00000002") and not f.endswith(".history") for f in os.listdir(lab.path("backup", "wal"))), 30, every=0.5)
        after.stop()

        too_early = subprocess.run([*lab.as_owner, os.path.join(scripts, "restore"), before_everything, lab.path("third")], env={**os.environ, **environment, "PATH": lab.bin + ":" + os.environ["PATH"]}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if too_early.returncode != 4:
            fail(f"a restore to before the first backup: {too_early.returncode} {too_early.stdout}")
        script("prune", "0")
        if not os.path.isdir(base):
            fail("the only base backup was pruned")
        say(f"  restored to {moment}: the same {len(log)} events, the same list, the doctor finds nothing, it goes on; {took:.1f} s from nothing to ready")


def write(server, acknowledged, over):
    number = 0
    while not over.is_set():
        number += 1
        status, answer = request(server.port, "POST", "/api/articles", report(number))
        if status != 201:
            fail(f"{status} {answer}")
        acknowledged.append(answer["id"])
        time.sleep(0.005)


def everything(server):
    log, after = [], 0
    while page := request(server.port, "GET", f"/api/events?limit=1000&after={after}")[1]["items"]:
        log += page
        after = page[-1]["position"]
    return log


def listing(server):
    return request(server.port, "GET", "/api/articles?limit=50")[1]


if __name__ == "__main__":
    main()
