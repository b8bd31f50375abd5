/**
 * The HTTP servers on unix sockets and inet addresses: who may come in, how much and how slowly,
 * and which way a request goes. The only package that knows the server's library.
 *
 * <p>A few threads serve everybody. A request that waits for the loop, or follows a log, holds none
 * of them.
 */
package io.github.supervisorevents.supervisor.http;
