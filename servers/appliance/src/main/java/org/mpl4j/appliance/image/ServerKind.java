package org.mpl4j.appliance.image;

import java.util.List;
import java.util.Locale;

/** Servers that there are appliances of. */
public enum ServerKind {
    /** Static pages over HTTP. */
    WEB("org.mpl4j.appliance.boot.WebAppliance", List.of("tcp/80"), Modules.ALL),
    /** Authoritative answers of DNS. */
    DNS("org.mpl4j.appliance.boot.DnsAppliance", List.of("udp/53", "tcp/53"), Modules.ALL),
    /** Files over SFTP, and connections that are made for clients. */
    SSH("org.mpl4j.appliance.boot.SshAppliance", List.of("tcp/22"), Modules.WITH_SOCKET_OPTIONS);

    private final String mainClass;
    private final List<String> ports;
    private final List<String> modules;

    ServerKind(String mainClass, List<String> ports, List<String> modules) {
        this.mainClass = mainClass;
        this.ports = ports;
        this.modules = modules;
    }

    /** Modules of the JDK. */
    private static final class Modules {
        /** What each of them has: {@code jdk.unsupported} is for signals. */
        static final List<String> ALL = List.of("java.base", "java.logging", "jdk.unsupported");

        /** With what is asked of sockets of the kernel, in containers. */
        static final List<String> WITH_SOCKET_OPTIONS =
                List.of("java.base", "java.logging", "jdk.net", "jdk.unsupported");
    }

    /** {@return the class that an appliance begins with} */
    public String mainClass() {
        return mainClass;
    }

    /** {@return modules of the JDK that it needs, in the order of their names} */
    public List<String> modules() {
        return modules;
    }

    /** {@return the ports that it listens on if nothing else is configured, as {@code tcp/80}} */
    public List<String> ports() {
        return ports;
    }

    /** {@return its name on command lines} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
