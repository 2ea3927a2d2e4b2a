package org.mpl4j.appliance.image;

import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Servers that there are appliances of. */
public enum ServerKind {
    /** Static pages over HTTP. */
    WEB("org.mpl4j.appliance.boot.WebAppliance", Set.of(), List.of("tcp/80")),
    /** Authoritative answers of DNS. */
    DNS("org.mpl4j.appliance.boot.DnsAppliance", Set.of(), List.of("udp/53", "tcp/53")),
    /** SSH and SFTP. */
    SSH("org.mpl4j.appliance.boot.SshAppliance", Set.of(), List.of("tcp/22"));

    /** What each of them has: {@code jdk.unsupported} is for signals. */
    private static final Set<String> ALL_MODULES = Set.of("java.base", "java.logging", "jdk.unsupported");

    private final String mainClass;
    private final Set<String> modules;
    private final List<String> ports;

    ServerKind(String mainClass, Set<String> modules, List<String> ports) {
        this.mainClass = mainClass;
        this.modules = modules;
        this.ports = ports;
    }

    /** {@return the class that an appliance begins with} */
    public String mainClass() {
        return mainClass;
    }

    /** {@return modules of the JDK that it needs} */
    public Set<String> modules() {
        Set<String> all = new java.util.TreeSet<>(ALL_MODULES);
        all.addAll(modules);
        return all;
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
