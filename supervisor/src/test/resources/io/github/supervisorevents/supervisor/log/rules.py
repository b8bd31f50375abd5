# What supervisord does with logs, as lines to compare with: run by LogsLikeSupervisordIT.
import os
import sys
import types

from supervisor import dispatchers, loggers, options

directory = sys.argv[1]


def rotate(name, maxbytes, backups, chunks):
    logger = loggers.getLogger()
    path = os.path.join(directory, name)
    loggers.handle_file(logger, path, "%(message)s", rotating=True, maxbytes=maxbytes, backups=backups)
    for chunk in chunks:
        logger.info(chunk.encode())
    logger.close()


def outcome(call):
    try:
        return repr(call())
    except ValueError as error:
        return error.args[0]


for line in sys.stdin:
    words = line.rstrip("\n").split("|")
    if words[0] == "rotate":
        rotate(words[1], int(words[2]), int(words[3]), words[4].split(","))
    elif words[0] == "read":
        print(outcome(lambda: options.readFile(words[1], int(words[2]), int(words[3]))))
    elif words[0] == "tail":
        print(outcome(lambda: options.tailFile(words[1], int(words[2]), int(words[3]))))
    elif words[0] == "strip":
        print(repr(dispatchers.stripEscapes(words[1].encode().decode("unicode_escape").encode("latin1"))))
