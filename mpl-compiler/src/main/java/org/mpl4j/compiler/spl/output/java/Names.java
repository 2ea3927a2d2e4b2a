package org.mpl4j.compiler.spl.output.java;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.mpl4j.compiler.model.JavaNames;
import org.mpl4j.compiler.spl.model.PolicySpec;

/** What things of a policy are called in Java; what would be a name's second use gets a {@code _} at its end. */
final class Names {
    private final Set<String> taken = new HashSet<>();

    Names(String... reserved) {
        taken.addAll(Set.of(reserved));
    }

    String add(String wanted) {
        String name = wanted;
        while (!taken.add(name)) {
            name += "_";
        }
        return name;
    }

    /** A file's name without folder and ending, as the beginning of a class's. */
    static String ofFile(PolicySpec spec) {
        String path = spec.file().displayName();
        String name = path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
        int dot = name.indexOf('.');
        return JavaNames.type(dot > 0 ? name.substring(0, dot) : name);
    }

    /** What a policy's class is called: {@code SshServerPolicy} for {@code server} in {@code ssh.spl} and in {@code ssh_server.spl}. */
    static String ofClass(PolicySpec spec, String policy) {
        String file = ofFile(spec);
        String own = JavaNames.type(policy);
        return (file.endsWith(own) ? file : file + own) + "Policy";
    }

    static String upper(String member) {
        return Character.toUpperCase(member.charAt(0)) + member.substring(1);
    }

    /** {@code serverSide} as {@code SERVER_SIDE}. */
    static String constant(String member) {
        return member.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toUpperCase(Locale.ROOT);
    }
}
