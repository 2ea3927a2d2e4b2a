package org.mpl4j.ssh.interop;

import java.time.Duration;
import org.mpl4j.ssh.connection.ChannelLimits;
import org.mpl4j.ssh.server.ConnectionSettings;

/** Settings of servers that differ in one thing. */
final class Settings {
    private Settings() {}

    static ConnectionSettings with(ConnectionSettings settings, ChannelLimits limits) {
        return with(settings, limits, settings.keepAlive());
    }

    /** Clients are asked for signs of life. */
    static ConnectionSettings with(ConnectionSettings settings, Duration interval, int most) {
        return with(settings, settings.limits(), new ConnectionSettings.Silence(interval, most));
    }

    private static ConnectionSettings with(
            ConnectionSettings settings, ChannelLimits limits, ConnectionSettings.Silence keepAlive) {
        return new ConnectionSettings(
                limits,
                settings.forwarding(),
                settings.account(),
                settings.environment(),
                settings.forcedCommand(),
                settings.sftp(),
                settings.allowsTerminals(),
                settings.allowsAgents(),
                settings.hostKeys(),
                keepAlive,
                settings.log(),
                settings.opened());
    }
}
