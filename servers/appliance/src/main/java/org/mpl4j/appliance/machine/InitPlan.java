package org.mpl4j.appliance.machine;

import java.util.List;

/**
 * What the first program of a machine is to do.
 *
 * @param name whose machine it is
 * @param modules files of the kernel's modules, in the order in which they are loaded
 * @param mac the address of its interface, such as {@code 02:00:00:00:00:01}
 * @param mtu the longest packet, in bytes
 * @param isOffloading whether each frame has a header of virtio-net
 * @param command the server's program, with arguments; all paths are absolute
 * @param user the number of the user and the group that it runs as
 */
public record InitPlan(
        String name, List<String> modules, String mac, int mtu, boolean isOffloading, List<String> command, int user) {
    public InitPlan {
        modules = List.copyOf(modules);
        command = List.copyOf(command);
    }
}
