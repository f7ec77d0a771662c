/** The failure strategies that come with the connector, and dead letters. */
package dev.autodev.streams.fault;
