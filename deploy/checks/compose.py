"""What docker-compose.yml must keep to, looked up in what a compose client made of it.  usage: compose.py CONFIG"""
import os, re, sys
import yaml
from lab import REPOSITORY, say

with open(sys.argv[1], encoding="utf-8") as file:
    config = yaml.safe_load(file)
services = config["services"]
failures = []


def must(condition, words):
    if not condition:
        failures.append(words)


long_running = {name: service for name, service in services.items() if name != "backup-volume"}
for name, service in long_running.items():
    must(service.get("restart") == "unless-stopped", f"{name} is not started again")
    must(service.get("cap_drop") == ["ALL"], f"{name} keeps capabilities")
    must("no-new-privileges:true" in service.get("security_opt", []), f"{name} may gain privileges")
    must("max-size" in service.get("logging", {}).get("options", {}), f"{name} logs without end")
    must("mem_limit" in service and "cpus" in service, f"{name} has no limits")
    must("stop_grace_period" in service, f"{name} has no time to stop in")
for name in ("proxy", "server-1", "server-2", "database"):
    must(services[name].get("read_only"), f"{name} writes to its image")
for name in ("proxy", "database", "rabbitmq"):
    must("healthcheck" in services[name], f"{name} has no health check")
with open(os.path.join(REPOSITORY, "deploy/Dockerfile"), encoding="utf-8") as file:
    must("HEALTHCHECK" in file.read(), "the nodes' image has no health check")

for name, service in services.items():
    for secret in service.get("secrets", []):
        source = secret if isinstance(secret, str) else secret["source"]
        must(source in config["secrets"], f"{name} wants an unknown secret {source}")
    for variable, value in (service.get("environment") or {}).items():
        must(not re.search(r"PASSWORD|KEY$|RABBITMQ$", variable) or variable.endswith("_FILE"), f"{name} has {variable} in its environment")
        if variable.endswith("_FILE") and value:
            must(os.path.basename(value) in [s if isinstance(s, str) else s["source"] for s in service.get("secrets", [])], f"{name}: {variable} names a file that is not mounted")
        must("password=" not in str(value).lower(), f"{name} has a password in {variable}")
for secret in config["secrets"].values():
    must(os.path.isfile(secret["file"]) and os.path.getsize(secret["file"]) > 0, f"{secret['file']} is not made")

# Reachable from outside: the proxy, and what is for this machine alone.
published = {name: str(service["ports"]) for name, service in services.items() if service.get("ports")}
must(set(published) == {"proxy", "observability"}, f"published: {sorted(published)}")
must(all("127.0.0.1" in ports for ports in published.values()), f"published to the world: {published}")
must("back" in services["database"]["networks"] and "front" not in services["database"]["networks"], "the database is on the network that reaches the world")
must(config["networks"]["back"].get("internal"), "the inner network reaches the world")

for name, service in services.items():
    image = service.get("image", "")
    must(image.startswith("newsroom:") or re.search(r":\d+\.\d+(\.\d+)?(-[a-z]+)?$|@sha256:", image), f"{name}: the image {image} is not pinned to one version")
with open(os.path.join(REPOSITORY, "deploy/Dockerfile"), encoding="utf-8") as file:
    for image in re.findall(r"^FROM (\S+)", file.read(), flags=re.M):
        must(re.search(r":\d+\.\d+\.\d+-|@sha256:", image), f"Dockerfile: the image {image} is not pinned to one version")

one, two = ({**services[f"server-{n}"], "hostname": None} for n in (1, 2))
must(one == two, "the two nodes are not alike")
must(list(services["proxy"]["environment"].values())[:2] == ["server-1:5080", "server-2:5080"], "the proxy does not know the nodes")
drain = int(one["environment"]["NEWSROOM_DRAIN_SECONDS"])
must(int(re.match(r"(?:(\d+)m)?(?:(\d+)s)?", one["stop_grace_period"])[1] or 0) * 60 + int(re.match(r"(?:(\d+)m)?(?:(\d+)s)?", one["stop_grace_period"])[2] or 0) >= drain + 60,
     "a node is killed before it can have drained and ended")

for words in failures:
    say("FAILED:", words)
if failures:
    sys.exit(1)
say(f"  {len(services)} services, two nodes alike, secrets by file, nothing published but the proxy and, to this machine, the dashboard")
