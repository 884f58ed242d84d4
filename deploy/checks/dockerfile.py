"""Does what deploy/Dockerfile says, command by command, each stage in an empty directory of its own; then starts what came
out, as its entry point says, with the rights of the image's user and nowhere to write but /tmp, asks its health check, and
leaves it in DIRECTORY for the other checks.
usage: dockerfile.py DIRECTORY"""
import datetime, fnmatch, json, os, re, shlex, shutil, stat, subprocess, sys
from lab import REPOSITORY, Lab, Server, events, fail, head, report, request, say, wait

# APP_UID of Microsoft's images.
USER = 1654
KNOWN = {"FROM", "ENV", "WORKDIR", "COPY", "RUN", "EXPOSE", "USER", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"}


def instructions():
    text = open(os.path.join(REPOSITORY, "deploy/Dockerfile"), encoding="utf-8").read()
    text = re.sub(r"\\\n", " ", re.sub(r"^\s*#.*\n", "", text, flags=re.M))
    return [line.split(None, 1) for line in text.splitlines() if line.strip()]


def ignored(path):
    """Of .dockerignore what is used there: names at the top."""
    with open(os.path.join(REPOSITORY, ".dockerignore"), encoding="utf-8") as file:
        return any(fnmatch.fnmatch(path.split("/")[0], line.strip()) for line in file if line.strip())


class Stage:
    def __init__(self, root):
        self.root, self.workdir, self.env, self.said = root, "/", {}, {}

    def place(self, path):
        return os.path.join(self.root, os.path.normpath(os.path.join(self.workdir, path)).lstrip("/"))


def copy(stage, stages, words):
    source = REPOSITORY
    if words[0].startswith("--from="):
        source = stages[words.pop(0)[len("--from="):]].root
    elif any(ignored(word) for word in words[:-1]):
        fail(f"COPY {words}: .dockerignore keeps it out")
    *files, target = words
    into = stage.place(target)
    for file in files:
        path = os.path.join(source, file.lstrip("/"))
        if os.path.isdir(path):
            # As Docker does: what is in it, not the directory itself. Outputs of builds are never part of what a clone has.
            shutil.copytree(path, into, dirs_exist_ok=True, ignore=shutil.ignore_patterns("bin", "obj"))
        elif os.path.isfile(path):
            os.makedirs(into, exist_ok=True)
            shutil.copy2(path, into)
        else:
            fail(f"COPY {file}: there is none")


def build(directory):
    stages, stage = {}, None
    for number, (word, rest) in enumerate(instructions()):
        if word not in KNOWN:
            fail(f"{word}: this check does not know what that does")
        if word == "FROM":
            name = rest.split(" AS ")[1] if " AS " in rest else "last"
            stage = stages[name] = Stage(os.path.join(directory, name))
            os.makedirs(stage.root)
        elif word == "ENV":
            stage.env.update(pair.split("=", 1) for pair in shlex.split(rest))
        elif word == "WORKDIR":
            stage.workdir = rest
            os.makedirs(stage.place("."), exist_ok=True)
        elif word == "COPY":
            copy(stage, stages, shlex.split(rest))
        elif word == "RUN":
            say(f"  RUN {rest}")
            done = subprocess.run(["/bin/sh", "-c", rest], cwd=stage.place("."), env={**os.environ, **stage.env}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
            if done.returncode:
                fail(done.stdout)
        elif word == "HEALTHCHECK":
            stage.said[word] = json.loads(rest[rest.index("["):])
        else:
            stage.said[word] = json.loads(rest) if rest.startswith("[") else rest
    return stage


def without_rights(words):
    """The command as the image's user, without a capability; who is not root already has no more than that."""
    if os.getuid():
        return words
    return ["setpriv", f"--reuid={USER}", f"--regid={USER}", "--clear-groups", "--bounding-set=-all", "--inh-caps=-all", "--no-new-privs", "--", *words]


def forbid_writing(home, forbidden):
    """Takes away its owner's right to write to it and all below, or gives it back."""
    for path, _, files in os.walk(home):
        for each in [path, *(os.path.join(path, file) for file in files)]:
            mode = stat.S_IMODE(os.stat(each).st_mode)
            os.chmod(each, mode & ~0o222 if forbidden else mode | 0o200)


def handled(server):
    """A message of each type has been sent and handled: a note is carried to a report's next revision, and an embargo ends."""
    before = head(server.port)
    article = request(server.port, "POST", "/api/articles", report(1))[1]["id"]
    request(server.port, "POST", f"/api/articles/{article}/annotations", {"exact": "la capitainerie", "motivation": "questioning", "body": "?"})
    revised = report(1)
    revised["body"] += " Les quais restent fermés."
    request(server.port, "POST", "/api/articles", revised)
    until = (datetime.datetime.now(datetime.UTC) + datetime.timedelta(seconds=2)).isoformat()
    # Of a tag only the version counts.
    status, answer = request(server.port, "POST", f"/api/articles/{article}/embargo", {"until": until}, {"If-Match": '"v2-"'})
    if status != 200:
        fail(f"an embargo: {status} {answer}")
    wanted = {"annotation_reanchored", "embargo_lifted"}
    wait("the note is carried and the embargo over", lambda: wanted <= {e["type"] for e in events(server.port) if e["position"] > before}, 30)


def main():
    directory = os.path.abspath(sys.argv[1])
    if os.path.exists(directory):
        fail(f"{directory} is there already")
    os.makedirs(directory)
    image = build(directory)
    if image.said.get("USER") in (None, "root", "0"):
        fail("the image runs as root")
    home = image.place(".")

    with Lab("image") as lab:
        postgres = lab.postgres(settings=["fsync=off"]).start().make_database()
        server = Server(lab, "server", home, postgres)
        wanted = {**image.env, **server.env, "NEWSROOM_SEEDS": image.env["NEWSROOM_SEEDS"].replace(image.workdir, home, 1), "HOME": "/"}
        server.env = wanted
        inside = lambda words: without_rights([os.path.join(home, w) if os.path.exists(os.path.join(home, w)) else w for w in words])
        forbid_writing(home, True)
        lab.ending.callback(forbid_writing, home, False)
        server.process = lab.start("server", inside(image.said["ENTRYPOINT"] + image.said["CMD"]), wanted, cwd=home)
        server.wait_ready()
        answers = request(server.port, "GET", "/api/stories")[1]["items"]
        if not answers:
            fail("the seeds are not in the image")
        # What handles messages was written and compiled before; where it is missing, this finds nothing to compile it with.
        if compilers := [file for file in os.listdir(home) if file.startswith("Microsoft.CodeAnalysis")]:
            fail(f"a compiler is in the image: {compilers}")
        handled(server)
        health = lambda: subprocess.run(inside(image.said["HEALTHCHECK"]), env={**os.environ, **wanted}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        if health() != 0:
            fail("the health check does not find a server that is well")
        server.stop()
        if health() != 1:
            fail("the health check finds a server that is not there")
    os.rename(home, os.path.join(directory, "image"))
    say(f"  {len(os.listdir(os.path.join(directory, 'image')))} files hold no compiler, run without a right to write, seed an empty database, handle both messages, are found healthy, stop")


if __name__ == "__main__":
    main()
