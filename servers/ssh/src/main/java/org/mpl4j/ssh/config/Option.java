package org.mpl4j.ssh.config;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * Something that can be configured.
 *
 * @param <T> of its values
 */
public class Option<T> {
    private final String name;
    private final String form;
    private final T standard;
    private final Reader<T> reader;
    private final Function<T, List<String>> printer;
    private boolean isMatchable;
    private boolean isOwn;

    /** Reads a value. */
    @FunctionalInterface
    interface Reader<T> {
        T read(Directive directive) throws ValueException;
    }

    /**
     * Names an option.
     *
     * @param name the keyword
     * @param form what its value looks like
     * @param standard what goes if nothing is said
     * @param reader reads a value
     * @param printer what stands behind the keyword, in a line for each text
     */
    Option(String name, String form, T standard, Reader<T> reader, Function<T, List<String>> printer) {
        this.name = name;
        this.form = form;
        this.standard = standard;
        this.reader = reader;
        this.printer = printer;
    }

    /** An option whose lines all count: their values, one behind the other. */
    static <E> Option<List<E>> list(
            String name, String form, List<E> standard, Reader<List<E>> reader, Function<E, String> printer) {
        return new Option<>(
                name, form, standard, reader, all -> all.stream().map(printer).toList()) {
            @Override
            List<E> merge(List<List<E>> values) {
                List<E> merged = new ArrayList<>();
                values.forEach(merged::addAll);
                return List.copyOf(merged);
            }
        };
    }

    /** It may stand under Match. */
    Option<T> matchable() {
        isMatchable = true;
        return this;
    }

    /** OpenSSH does not have it. */
    Option<T> own() {
        isOwn = true;
        return this;
    }

    /** {@return the keyword} */
    public String name() {
        return name;
    }

    /** {@return what its value looks like} */
    public String form() {
        return form;
    }

    /** {@return whether it may stand under Match} */
    public boolean isMatchable() {
        return isMatchable;
    }

    /** {@return whether OpenSSH does not have it} */
    public boolean isOwn() {
        return isOwn;
    }

    /** {@return what goes if nothing is said} */
    public T standard() {
        return standard;
    }

    T read(Directive directive) throws ValueException {
        return reader.read(directive);
    }

    /** What goes, of several values in their order: the first, as with OpenSSH. */
    T merge(List<T> values) {
        return values.get(0);
    }

    /** {@return what stands behind the keyword, a text for each line} */
    public List<String> print(T value) {
        return printer.apply(value);
    }

    @Override
    public String toString() {
        return name;
    }
}
