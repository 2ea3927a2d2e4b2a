package org.mpl4j.compiler.library;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the pages of {@code specs/} say of the library is so. */
class LibraryTableTest {
    private static final Path PAGE = Library.FOLDER.resolve("README.md");
    private static final String UPDATE = "mpl.updateSpecTable";
    private static final Pattern RFC_OR_OTHER_SOURCE =
            Pattern.compile("RFC \\d+|IEEE|IANA|draft-|Plan 9|MQTT 5|LINKTYPE|tcpdump");
    private static final int LEAST_VECTORS = 20;

    private static Map<String, LibraryRow> rows;

    @BeforeAll
    static void count() throws Exception {
        rows = LibraryRow.of(Library.compile());
    }

    @Test
    void tableHasTheCountsOfEveryFolder() throws Exception {
        String page = Files.readString(PAGE);
        String updated = LibraryTable.updated(page, rows);
        if (Boolean.getBoolean(UPDATE)) {
            Files.writeString(PAGE, updated);
            return;
        }
        assertThat(page)
                .as("the table in specs/README.md is not up to date; run this test with -D" + UPDATE
                        + "=true, then fill in the columns that are written by hand")
                .isEqualTo(updated);
    }

    @Test
    void everyProtocolHasVectors() {
        assertThat(rows)
                .allSatisfy((folder, row) -> assertThat(row.vectors())
                        .as("vectors of specs/%s", folder)
                        .isGreaterThanOrEqualTo(LEAST_VECTORS));
    }

    @Test
    void everyFolderSaysWhatItDescribesAndWhatIsOpaque() {
        assertThat(rows.keySet()).allSatisfy(folder -> {
            String page = Files.readString(Library.FOLDER.resolve(folder).resolve("README.md"));
            assertThat(page)
                    .as("specs/%s/README.md", folder)
                    .startsWith("# " + folder + ": ")
                    .contains("| covered | where |")
                    .contains("**Opaque.**")
                    .containsPattern(RFC_OR_OTHER_SOURCE);
        });
    }
}
