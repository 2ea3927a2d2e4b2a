package org.mpl4j.dns.server;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.service.Service;
import org.mpl4j.dns.zone.file.ZoneFileWatch;
import org.mpl4j.servers.common.metrics.PrometheusText;

/** Answers from the zones of a configuration. */
public final class Authoritative implements Answering {
    private static final Duration LOOK_AT_FILES = Duration.ofSeconds(1);

    private final ServedZones zones = new ServedZones();
    private final Pipelines pipelines;
    private @Nullable ZoneFileWatch watch;
    private @Nullable SigningTimer timer;

    /**
     * Loads the zones.
     *
     * @param config names them
     * @throws IOException if one of them is not right; its message says where and why
     */
    public Authoritative(Config config) throws IOException {
        pipelines = new Pipelines(config.server(), zones);
        if (!zones.load(config)) {
            throw new IOException(zones.problem());
        }
    }

    @Override
    public Service newService() {
        return pipelines.newService();
    }

    @Override
    public synchronized void start() {
        zones.dynamic().start();
        watch = new ZoneFileWatch(zones.files(), LOOK_AT_FILES);
        timer = new SigningTimer(zones.signed());
        zones.start();
    }

    @Override
    public String reload(Config config) {
        zones.load(config);
        return status();
    }

    @Override
    public String freeze() {
        return zones.dynamic().freeze();
    }

    @Override
    public String thaw() {
        // The first look sees that a file has changed, the second that it is written.
        zones.files().reloadChanged();
        zones.files().reloadChanged();
        zones.dynamic().thaw();
        return status();
    }

    @Override
    public void measure(PrometheusText text) {
        new ZoneMetrics(zones).write(text);
    }

    @Override
    public String status() {
        return zones.status();
    }

    @Override
    public String problem() {
        return zones.problem();
    }

    @Override
    public synchronized void close() {
        zones.close();
        if (watch != null) {
            watch.close();
        }
        if (timer != null) {
            timer.close();
        }
        pipelines.close();
        zones.dynamic().close();
        zones.signed().close();
    }
}
