package org.mpl4j.ssh.client.cli;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mpl4j.ssh.crypto.Algorithms;

/** Lists of algorithms as ssh_config(5) has them: alone, or behind + to add, - to take away, ^ to put first. */
final class NameLists {
    private NameLists() {}

    /**
     * Chooses.
     *
     * @param setting its name
     * @param text its value
     * @param standard what is offered without it
     * @return what is offered with it
     */
    static List<String> choose(String setting, String text, List<String> standard) throws UsageException {
        boolean isChange = text.startsWith("+") || text.startsWith("-") || text.startsWith("^");
        List<String> named = List.of((isChange ? text.substring(1) : text).split(",", -1));
        for (String name : named) {
            // Without encryption only who asks for that by name.
            if (!standard.contains(name) && !name.equals(Algorithms.NONE)) {
                throw new UsageException(
                        "%s: `%s` is not known; there are %s".formatted(setting, name, String.join(", ", standard)));
            }
        }
        Set<String> chosen = new LinkedHashSet<>(named);
        if (text.startsWith("-")) {
            chosen = new LinkedHashSet<>(standard);
            named.forEach(chosen::remove);
        } else if (text.startsWith("+")) {
            chosen = new LinkedHashSet<>(standard);
            chosen.addAll(named);
        } else if (isChange) {
            chosen.addAll(standard);
        }
        if (chosen.isEmpty()) {
            throw new UsageException("%s leaves nothing of %s".formatted(setting, String.join(", ", standard)));
        }
        return List.copyOf(chosen);
    }
}
