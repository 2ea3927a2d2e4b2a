package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A variable that programs get.
 *
 * @param name of it
 * @param value of it
 */
public record Variable(String name, String value) {
    static List<Variable> read(Directive directive) throws ValueException {
        List<Variable> variables = new ArrayList<>();
        for (Word word : directive.some("NAME=VALUE ..")) {
            int equals = word.text().indexOf('=');
            if (equals < 1) {
                throw word.wrong("`%s` sets no variable".formatted(word.text()), "write `SetEnv NAME=VALUE`");
            }
            variables.add(
                    new Variable(word.text().substring(0, equals), word.text().substring(equals + 1)));
        }
        return List.copyOf(variables);
    }

    @Override
    public String toString() {
        return name + "=" + value;
    }
}
