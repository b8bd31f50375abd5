/**
 * What supervisord tells an event listener, as values: the header, the payload's tokens, and one
 * record for each kind of event. Everything here is immutable and may be used by any thread.
 * Reading is tolerant: names, tokens and states that are not known are kept as text and are never
 * an error.
 */
package io.github.supervisorevents.listener.event;
