# Prints what the installed supervisord understands of a configuration file, as lines of "path = value".
import os
import sys
import warnings

warnings.simplefilter("ignore")
from supervisor.datatypes import Automatic, RestartUnconditionally, RestartWhenExitUnexpected
from supervisor.options import ServerOptions


def text(value):
    if value is Automatic:
        return "auto"
    if value is RestartWhenExitUnexpected:
        return "unexpected"
    if value is RestartUnconditionally:
        return "True"
    return str(value)


def out(path, value):
    print("%s = %s" % (path, text(value).replace("\n", "\\n")))


options = ServerOptions()
options.realize(args=sys.argv[1:], doc="")
for key in ("logfile", "logfile_maxbytes", "logfile_backups", "pidfile", "umask", "nodaemon", "silent",
            "minfds", "minprocs", "nocleanup", "childlogdir", "directory", "strip_ansi", "identifier", "serverurl"):
    value = getattr(options, key)
    out("supervisord." + key, bool(value) if key in ("nodaemon", "silent", "nocleanup", "strip_ansi") else value)
out("supervisord.loglevel", options.loglevel)
out("supervisord.uid", options.uid)
for group in options.process_group_configs:
    here = "group." + group.name
    out(here + ".priority", group.priority)
    if hasattr(group, "pool_events"):
        from supervisor.events import getEventNameByType
        out(here + ".events", ",".join(sorted(getEventNameByType(e) for e in group.pool_events)))
        out(here + ".buffer_size", group.buffer_size)
    for p in group.process_configs:
        for key in ("command", "directory", "umask", "priority", "autostart", "autorestart", "startsecs",
                    "startretries", "uid", "stopwaitsecs", "stopasgroup", "killasgroup", "redirect_stderr",
                    "serverurl"):
            out("%s.%s.%s" % (here, p.name, key), getattr(p, key))
        out("%s.%s.stopsignal" % (here, p.name), int(p.stopsignal))
        out("%s.%s.exitcodes" % (here, p.name), sorted(p.exitcodes))
        for channel in ("stdout", "stderr"):
            for key in ("logfile", "capture_maxbytes", "events_enabled", "syslog", "logfile_backups",
                        "logfile_maxbytes"):
                out("%s.%s.%s_%s" % (here, p.name, channel, key), getattr(p, "%s_%s" % (channel, key)))
        for key in sorted(p.environment):
            out("%s.%s.env.%s" % (here, p.name, key), p.environment[key])
for server in options.server_configs:
    url = server.get("file") or "%s:%s" % (server["host"], server["port"])
    for key in ("username", "password", "chmod", "chown"):
        if key in server:
            out("server.%s.%s" % (url, key), server[key])
