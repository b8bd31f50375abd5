/**
 * From text to specs: reads configuration files and the command line the way supervisord does, and
 * reports every mistake with its place. Nothing here touches the system but to read files and to
 * look whether directories exist.
 */
package io.github.supervisorevents.supervisor.config;
