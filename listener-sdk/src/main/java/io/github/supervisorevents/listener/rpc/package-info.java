/**
 * Calling back into supervisord: {@link io.github.supervisorevents.listener.rpc.SupervisorClient}
 * and the XML-RPC codec that it, and any server of this protocol, is built on.
 */
package io.github.supervisorevents.listener.rpc;
