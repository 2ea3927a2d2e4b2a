package org.mpl4j.summon.operate;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.mpl4j.dns.config.Config;
import org.mpl4j.dns.config.ListenConfig;
import org.mpl4j.dns.server.Serving;
import org.mpl4j.servers.common.config.ConfigException;
import org.mpl4j.servers.common.operate.ControlSocket;
import org.mpl4j.servers.common.operate.HeldLog;
import org.mpl4j.servers.common.operate.WatchServer;
import org.mpl4j.summon.conduits.ConduitService;
import org.mpl4j.summon.config.ConduitConfig;
import org.mpl4j.summon.config.SummonConfig;
import org.mpl4j.summon.directory.Directory;
import org.mpl4j.summon.directory.NameStatus;
import org.mpl4j.summon.names.NameService;
import org.mpl4j.summon.names.Summoner;
import org.mpl4j.summon.place.Places;
import org.mpl4j.summon.state.StateFolder;

/** A directory that serves: its appliances, its name server, its control socket and its metrics. */
public final class SummonServer implements Closeable {
    private static final System.Logger LOG = HeldLog.logger("org.mpl4j.summon");

    /** Where the configuration is read from again. */
    @FunctionalInterface
    public interface ConfigSource {
        /** Reads it as it is now. */
        SummonConfig read() throws IOException, ConfigException;
    }

    /** Makes the places of appliances. */
    @FunctionalInterface
    public interface PlacesFactory {
        /**
         * Makes what is needed before the first one; removes what an earlier directory has left.
         *
         * @param state the folder, which belongs to this directory alone
         */
        Places open(SummonConfig config, StateFolder state) throws IOException;
    }

    private final ConfigSource source;
    private final StateFolder state;
    private final Directory directory;
    private final Serving serving;
    private final @Nullable WatchServer watch;
    private final @Nullable ConduitService conduits;
    private final ControlSocket control;
    private final Runnable stop;

    /**
     * Opens all places, then answers queries.
     *
     * @param stop run when the operator says that it shall stop
     * @throws IOException if something of it is not possible; says what; nothing is left open then
     */
    public SummonServer(SummonConfig config, ConfigSource source, PlacesFactory factory, Runnable stop)
            throws IOException {
        this.source = source;
        this.stop = stop;
        state = new StateFolder(config.state());
        Directory opened = null;
        Serving served = null;
        WatchServer watching = null;
        ConduitService giving = null;
        try {
            AtomicReference<Summoner> summoner = new AtomicReference<>(name -> {});
            NameService names = new NameService(name -> summoner.get().summon(name));
            opened = new Directory(config, names, factory.open(config, state), state.file());
            summoner.set(opened);
            served = new Serving(Config.defaults().withListen(ListenConfig.both(config.listen())), ignored -> names);
            directory = opened;
            serving = served;
            InetSocketAddress metrics = config.metrics();
            watching = metrics == null ? null : new WatchServer(metrics, this::metricsText, opened::problem);
            watch = watching;
            giving = conduits(config, opened);
            conduits = giving;
            control = ControlSocket.open(state.path().resolve("control"), this::command);
        } catch (IOException | RuntimeException e) {
            close(giving, watching, served, opened);
            state.close();
            throw e;
        }
    }

    private static @Nullable ConduitService conduits(SummonConfig config, Directory directory) throws IOException {
        ConduitConfig asked = config.conduits();
        return asked == null ? null : new ConduitService(asked, config, directory);
    }

    private static void close(
            @Nullable ConduitService giving,
            @Nullable WatchServer watching,
            @Nullable Serving served,
            @Nullable Directory opened)
            throws IOException {
        try {
            if (giving != null) {
                giving.close();
            }
            if (watching != null) {
                watching.close();
            }
            if (served != null) {
                served.close();
            }
        } finally {
            if (opened != null) {
                opened.close();
            }
        }
    }

    /** Where queries are answered. */
    public List<InetSocketAddress> addresses() {
        return serving.udp().addresses();
    }

    /** Where metrics are told, null for nowhere. */
    public @Nullable InetSocketAddress metricsAddress() {
        return watch == null ? null : watch.address();
    }

    /** How all names are. */
    public List<NameStatus> status() throws IOException {
        return directory.status();
    }

    /** The same as a table. */
    public String table() throws IOException {
        return StatusText.table(status());
    }

    private String metricsText() {
        try {
            return serving.metricsText() + SummonMetrics.text(status());
        } catch (IOException e) {
            return serving.metricsText();
        }
    }

    private String command(String line) {
        String[] words = line.split(" ", 2);
        String argument = words.length > 1 ? words[1].strip() : "";
        try {
            return switch (words[0]) {
                case "status" -> argument.equals("json") ? StatusText.json(status()) : table();
                case "start" -> directory.start(argument);
                case "stop" -> directory.stop(argument);
                case "reload" -> reload();
                case "quit" -> {
                    stop.run();
                    yield "stopping";
                }
                default ->
                    "there is no command " + words[0] + "; there are quit, reload, start NAME, status and stop NAME";
            };
        } catch (IOException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Reads the configuration again, and says what was done. */
    public String reload() {
        String done;
        try {
            done = directory.reload(source.read());
        } catch (IOException | ConfigException e) {
            done = "nothing is changed:\n" + e.getMessage();
        }
        LOG.log(System.Logger.Level.INFO, "reload: " + done);
        return done;
    }

    @Override
    public void close() throws IOException {
        try {
            control.close();
            close(conduits, watch, serving, directory);
        } finally {
            state.close();
        }
    }
}
