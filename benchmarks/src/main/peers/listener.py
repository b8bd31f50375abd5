"""The bare Python listener: childutils, nothing else. What the others are measured against."""
import sys

from supervisor import childutils


def main():
    while True:
        childutils.listener.wait(sys.stdin, sys.stdout)
        childutils.listener.ok(sys.stdout)


if __name__ == '__main__':
    main()
