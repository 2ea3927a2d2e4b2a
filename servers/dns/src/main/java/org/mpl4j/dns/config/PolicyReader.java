package org.mpl4j.dns.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.mpl4j.runtime.Bytes;

/** Reads signing policies. */
final class PolicyReader {
    private static final int MAX_SALT = 255;

    /** More are treated as not signed by resolvers (RFC 9276 section 3.2). */
    private static final int MAX_ITERATIONS = 50;

    private final Function<ConfigNode, @Nullable Path> paths;
    private final Set<String> names = new HashSet<>();

    /**
     * Makes a reader.
     *
     * @param paths reads the name of a file or folder
     */
    PolicyReader(Function<ConfigNode, @Nullable Path> paths) {
        this.paths = paths;
    }

    /** The policies that were read. */
    Set<String> names() {
        return names;
    }

    @Nullable
    SigningPolicy policy(ConfigNode node) {
        Section section = node.section();
        if (section == null) {
            return null;
        }
        String name = section.require("name", "write `- name: standard`", ConfigNode::text);
        Path folder = section.require("keys", "name the folder of the key files: `keys: keys`", paths);
        SigningPolicy policy = new SigningPolicy(
                name == null ? "" : name,
                new SigningPolicy.Keys(
                        folder == null ? Path.of("") : folder,
                        section.choice(
                                "algorithm", SigningPolicy.Algorithm.class, SigningPolicy.Algorithm.ECDSAP256SHA256),
                        section.bool("split-keys", false),
                        section.bool("cds", true)),
                denial(section),
                times(section),
                section.choice("serial", SigningPolicy.Serial.class, SigningPolicy.Serial.INCREMENT));
        section.end();
        if (name != null && !names.add(name)) {
            section.wrong("the policy " + name + " is here twice", "keep one of them");
        }
        return name == null || folder == null ? null : policy;
    }

    private static SigningPolicy.Denial denial(Section section) {
        SigningPolicy.Denial.Kind kind =
                section.choice("denial", SigningPolicy.Denial.Kind.class, SigningPolicy.Denial.Kind.NSEC);
        Bytes salt = section.get("salt", node -> node.parse("salt", "aabbccdd", PolicyReader::salt));
        int iterations = section.integer("iterations", 0, MAX_ITERATIONS, 0);
        boolean isOptOut = section.bool("opt-out", false);
        if (kind == SigningPolicy.Denial.Kind.NSEC && (salt != null || iterations > 0 || isOptOut)) {
            section.wrong("`salt`, `iterations` and `opt-out` are about hashed names", "write `denial: nsec3` too");
        }
        return new SigningPolicy.Denial(kind, salt == null ? Bytes.EMPTY : salt, iterations, isOptOut);
    }

    private static Bytes salt(String text) {
        Bytes salt = Bytes.ofHex(text);
        if (salt.length() > MAX_SALT) {
            throw new IllegalArgumentException("it has more than " + MAX_SALT + " octets");
        }
        return salt;
    }

    private static SigningPolicy.Times times(Section section) {
        SigningPolicy.Times otherwise = SigningPolicy.Times.DEFAULT;
        Duration lifetime = duration(section, "lifetime", otherwise.lifetime());
        Duration refresh = duration(section, "refresh", otherwise.refresh());
        Duration half = lifetime.minus(refresh).dividedBy(2);
        Duration jitter =
                duration(section, "jitter", half.compareTo(otherwise.jitter()) < 0 ? half : otherwise.jitter());
        if (refresh.compareTo(lifetime) >= 0) {
            section.wrong("signatures would be renewed before they are made", "make `refresh` shorter than `lifetime`");
        } else if (refresh.plus(jitter).compareTo(lifetime) >= 0) {
            section.wrong(
                    "some signatures would be renewed before they are made",
                    "make `refresh` and `jitter` together shorter than `lifetime`");
        }
        return new SigningPolicy.Times(lifetime, refresh, jitter);
    }

    private static Duration duration(Section section, String key, Duration otherwise) {
        Duration duration = section.get(key, node -> node.parse("duration", "14d", Values::duration));
        return duration == null ? otherwise : duration;
    }
}
