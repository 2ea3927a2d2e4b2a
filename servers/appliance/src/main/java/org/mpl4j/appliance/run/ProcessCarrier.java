package org.mpl4j.appliance.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.mpl4j.appliance.image.ApplianceImage;
import org.mpl4j.servers.common.nativeio.ProcessExit;
import org.mpl4j.servers.common.nativeio.ProcessSignals;

/** A process of this system. */
record ProcessCarrier(ApplianceImage image, RunPlan plan) implements Carrier {
    private static final int TERM = 15;

    @Override
    public List<String> preparation() {
        return List.of();
    }

    @Override
    public List<String> command() throws IOException {
        List<String> command = new ArrayList<>(image.command());
        plan.conduit().ifPresent(conduit -> command.addAll(List.of("--conduit", conduit.toString())));
        plan.clients().ifPresent(clients -> command.addAll(List.of("--clients", clients.toString())));
        plan.directory().ifPresent(socket -> command.addAll(List.of("--directory", socket.toString())));
        return command;
    }

    @Override
    public Map<String, String> environment() {
        Map<String, String> all = new TreeMap<>(ApplianceImage.ENVIRONMENT);
        all.putAll(plan.environment());
        return all;
    }

    @Override
    public int memoryMegabytes() {
        return plan.memoryMegabytes();
    }

    @Override
    public void askToStop(int process) {
        ProcessSignals.send(process, TERM);
    }

    @Override
    public ProcessExit exit(ProcessExit ended) {
        return ended;
    }

    @Override
    public void close() {
        // Nothing was made for it.
    }
}
