package org.mpl4j.tcpip.scenario;

import org.mpl4j.tcpip.clock.Durations;
import org.mpl4j.tcpip.tcp.CongestionAlgorithm;
import org.mpl4j.tcpip.tcp.EcnMode;
import org.mpl4j.tcpip.tcp.KeepAliveSettings;
import org.mpl4j.tcpip.tcp.TcpFeatures;
import org.mpl4j.tcpip.tcp.TcpSettings;

/** What connections of a scenario are made with. */
final class Options {
    private TcpSettings settings = TcpSettings.DEFAULT;
    private int sendBuffer = settings.sendBuffer();
    private int receiveBuffer = settings.receiveBuffer();

    void set(String name, String value) {
        switch (name) {
            case "nodelay" -> settings = settings.noDelay();
            case "send-buffer" -> sendBuffer = Integer.parseInt(value);
            case "congestion" -> settings = settings.congestion(CongestionAlgorithm.valueOf(value));
            case "ecn" -> settings = settings.features(new TcpFeatures(true, true, EcnMode.valueOf(value)));
            case "no-timestamps" -> settings = settings.features(new TcpFeatures(false, true, EcnMode.OFF));
            case "keep-alive" -> {
                // idle, interval, probes, such as 60,10,3
                String[] parts = value.split(",");
                KeepAliveSettings asking = new KeepAliveSettings(
                        Integer.parseInt(parts[0]) * Durations.SECOND,
                        Integer.parseInt(parts[1]) * Durations.SECOND,
                        Integer.parseInt(parts[2]));
                settings = settings.liveness(asking, settings.userTimeout());
            }
            case "user-timeout" ->
                settings = settings.liveness(settings.keepAlive(), Integer.parseInt(value) * Durations.SECOND);
            case "receive-buffer" -> receiveBuffer = Integer.parseInt(value);
            default -> throw new ScenarioFailure("there is no option '" + name + "'");
        }
        settings = settings.buffers(sendBuffer, receiveBuffer);
    }

    TcpSettings settings() {
        return settings;
    }
}
