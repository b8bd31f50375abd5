/**
 * The XML-RPC methods {@code supervisor.*} and {@code system.*}: from calls to verbs of the control
 * interface and back. Knows nothing of HTTP.
 */
package io.github.supervisorevents.supervisor.rpc;
