package dev.autodev.streams.group;

import dev.autodev.streams.link.Loop;
import dev.autodev.streams.settings.IncomingSettings;
import dev.autodev.streams.watch.ChannelHealth;
import dev.autodev.streams.watch.ChannelMeters;

/** What the parts of an incoming channel share. */
public record ChannelState(
    IncomingSettings settings,
    Lanes lanes,
    Loop loop,
    ChannelHealth health,
    ChannelMeters meters) {}
