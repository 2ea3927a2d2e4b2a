package org.mpl4j.tcpip.scenario;

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
            case "receive-buffer" -> receiveBuffer = Integer.parseInt(value);
            default -> throw new ScenarioFailure("there is no option '" + name + "'");
        }
        settings = settings.buffers(sendBuffer, receiveBuffer);
    }

    TcpSettings settings() {
        return settings;
    }
}
