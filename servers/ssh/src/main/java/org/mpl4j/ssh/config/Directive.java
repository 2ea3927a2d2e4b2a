package org.mpl4j.ssh.config;

import java.nio.file.Path;
import java.util.List;

/**
 * A line that says something.
 *
 * @param keyword what about
 * @param words what is said
 * @param rest the same as it was written
 * @param conditions all of which must be met
 * @param folder what paths in it are relative to
 */
record Directive(Word keyword, List<Word> words, Word rest, List<Condition> conditions, Path folder) {
    Directive {
        words = List.copyOf(words);
        conditions = List.copyOf(conditions);
    }

    /** The one word that is wanted. */
    Word word(String form) throws ValueException {
        if (words.size() != 1) {
            throw wrongCount(form);
        }
        return words.get(0);
    }

    /** All words, of which one is wanted at least. */
    List<Word> some(String form) throws ValueException {
        if (words.isEmpty()) {
            throw wrongCount(form);
        }
        return words;
    }

    private ValueException wrongCount(String form) {
        return new ValueException(
                words.size() < 2 ? keyword.place() : words.get(1).place(),
                words.isEmpty()
                        ? "`%s` says nothing".formatted(keyword.text())
                        : "`%s` takes one value, not %d".formatted(keyword.text(), words.size()),
                "write `%s %s`; what has blanks in it is put into quotes".formatted(keyword.text(), form));
    }

    /** A path, which may be relative to the folder. */
    FileName file(Word word) throws ValueException {
        try {
            return new FileName(folder.resolve(word.text()).normalize(), word.place());
        } catch (java.nio.file.InvalidPathException e) {
            throw word.wrong("this is no path: " + e.getReason(), "write the path of a file");
        }
    }
}
