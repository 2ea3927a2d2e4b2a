package org.mpl4j.ssh.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a server is operated. */
final class OperationOptions {
    @Option(
            names = "--metrics",
            paramLabel = "ADDRESS:PORT",
            description = "Tell /metrics (Prometheus) and /health here over HTTP.")
    private @Nullable String metrics;

    @Option(
            names = "--control",
            paramLabel = "PATH",
            description = "A socket for `mpl-sshd reload`, `status` and `stop`.")
    private @Nullable String control;

    @Option(names = "--pid-file", paramLabel = "FILE", description = "Has the number of the process while it runs.")
    private @Nullable String pidFile;

    @Option(
            names = "--log-level",
            paramLabel = "LEVEL",
            description = "QUIET, ERROR, INFO (if left out), VERBOSE or DEBUG.")
    private @Nullable String logLevel;

    @Option(names = "--log-format", paramLabel = "FORMAT", description = "text (if left out) or json.")
    private @Nullable String logFormat;

    @Option(
            names = "--stop-grace",
            paramLabel = "TIME",
            description = "How long connections may go on when the server is stopped: 10s if left out.")
    private @Nullable String stopGrace;

    void say(ConfigLines lines) {
        lines.addIf("MetricsAddress", metrics, "--metrics");
        lines.addIf("ControlSocket", control, "--control");
        lines.addIf("PidFile", pidFile, "--pid-file");
        lines.addIf("LogLevel", logLevel, "--log-level");
        lines.addIf("LogFormat", logFormat, "--log-format");
        lines.addIf("StopGraceTime", stopGrace, "--stop-grace");
    }
}
