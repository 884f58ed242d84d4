"""Does what deploy/Dockerfile says, command by command, each stage in an empty directory of its own; then starts what came
out, as its entry point says, asks its health check, and leaves it in DIRECTORY for the other checks.
usage: dockerfile.py DIRECTORY [NAME=VALUE ...]     (build arguments)"""
import fnmatch, json, os, re, shlex, shutil, subprocess, sys
from lab import REPOSITORY, Lab, Server, fail, request, say

KNOWN = {"FROM", "ARG", "ENV", "WORKDIR", "COPY", "RUN", "EXPOSE", "USER", "STOPSIGNAL", "HEALTHCHECK", "ENTRYPOINT", "CMD"}


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


def build(directory, arguments):
    stages, stage = {}, None
    for number, (word, rest) in enumerate(instructions()):
        if word not in KNOWN:
            fail(f"{word}: this check does not know what that does")
        if word == "FROM":
            name = rest.split(" AS ")[1] if " AS " in rest else "last"
            stage = stages[name] = Stage(os.path.join(directory, name))
            os.makedirs(stage.root)
        elif word == "ARG":
            name, _, default = rest.partition("=")
            stage.env[name] = arguments.get(name, default)
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


def main():
    directory, arguments = os.path.abspath(sys.argv[1]), dict(a.split("=", 1) for a in sys.argv[2:])
    if os.path.exists(directory):
        fail(f"{directory} is there already")
    os.makedirs(directory)
    image = build(directory, arguments)
    if image.said.get("USER") in (None, "root", "0"):
        fail("the image runs as root")
    home = image.place(".")

    with Lab("image") as lab:
        postgres = lab.postgres(settings=["fsync=off"]).start().make_database()
        server = Server(lab, "server", home, postgres)
        wanted = {**image.env, **server.env, "NEWSROOM_SEEDS": image.env["NEWSROOM_SEEDS"].replace(image.workdir, home, 1)}
        server.env = wanted
        inside = lambda words: [os.path.join(home, w) if os.path.exists(os.path.join(home, w)) else w for w in words]
        server.process = lab.start("server", inside(image.said["ENTRYPOINT"] + image.said["CMD"]), wanted)
        server.wait_ready()
        answers = request(server.port, "GET", "/api/stories")[1]["items"]
        if not answers:
            fail("the seeds are not in the image")
        health = lambda: subprocess.run(inside(image.said["HEALTHCHECK"]), env={**os.environ, **wanted}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode
        if health() != 0:
            fail("the health check does not find a server that is well")
        server.stop()
        if health() != 1:
            fail("the health check finds a server that is not there")
    os.rename(home, os.path.join(directory, "image"))
    say(f"  {len(os.listdir(os.path.join(directory, 'image')))} files run, seed an empty database, are found healthy, stop")


if __name__ == "__main__":
    main()
