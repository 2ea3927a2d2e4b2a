package org.mpl4j.appliance.run;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How an appliance is to run.
 *
 * @param namespace the file of a network namespace
 * @param tap the number of an open TAP interface, which becomes the process's standard input; it stays open here
 * @param conduit a Unix-domain socket over which it is handed connections
 * @param clients a Unix-domain socket by which it is given conduits of clients
 * @param directory a Unix-domain socket where it asks for conduits with other appliances by their names
 * @param memoryMegabytes its limit of memory, 0 for none
 * @param cpuPercent how much of one core's time it may take, 0 for no limit
 * @param user the number of the user and the group that it runs as
 * @param log where its output goes, to the end of the file; that of this process if empty
 * @param environment variables that it has, besides those that each image needs; no others
 * @param isEmulated whether the processor of a virtual machine is emulated, also where the system's own could be used
 */
public record RunPlan(
        Path namespace,
        int tap,
        Optional<Path> conduit,
        Optional<Path> clients,
        Optional<Path> directory,
        int memoryMegabytes,
        int cpuPercent,
        int user,
        Optional<Path> log,
        Map<String, String> environment,
        boolean isEmulated) {
    public RunPlan {
        environment = Map.copyOf(environment);
    }

    /** It asks for no conduits, and virtual machines use the system's processor where they can. */
    public RunPlan(
            Path namespace,
            int tap,
            Optional<Path> conduit,
            Optional<Path> clients,
            int memoryMegabytes,
            int cpuPercent,
            int user,
            Optional<Path> log,
            Map<String, String> environment) {
        this(
                namespace,
                tap,
                conduit,
                clients,
                Optional.empty(),
                memoryMegabytes,
                cpuPercent,
                user,
                log,
                environment,
                false);
    }
}
