/**
 * The pages that people look at: how all processes are, the end of a log, and the buttons beside
 * them. Plain HTML without scripts and without anything from elsewhere; knows nothing of HTTP
 * servers.
 */
package io.github.supervisorevents.supervisor.web;
