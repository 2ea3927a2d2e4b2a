package org.mpl4j.appliance.image;

import java.util.List;
import java.util.Locale;

/** Servers that there are appliances of. */
public enum ServerKind {
    /** Static pages over HTTP. */
    WEB("org.mpl4j.appliance.boot.WebAppliance", List.of("tcp/80")),
    /** Authoritative answers of DNS. */
    DNS("org.mpl4j.appliance.boot.DnsAppliance", List.of("udp/53", "tcp/53"));

    /** What each of them has: {@code jdk.unsupported} is for signals. */
    private static final List<String> MODULES = List.of("java.base", "java.logging", "jdk.unsupported");

    private final String mainClass;
    private final List<String> ports;

    ServerKind(String mainClass, List<String> ports) {
        this.mainClass = mainClass;
        this.ports = ports;
    }

    /** {@return the class that an appliance begins with} */
    public String mainClass() {
        return mainClass;
    }

    /** {@return modules of the JDK that all of them need, in the order of their names} */
    public static List<String> modules() {
        return MODULES;
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
