/**
 * The verbs that a running supervisor understands and the faults it answers with: what XML-RPC and
 * the web pages share, and what the loop implements.
 */
package io.github.supervisorevents.supervisor.control;
