package org.mpl4j.bench.report;

import java.util.Arrays;
import java.util.List;

/** Optimizations of the compiler that can be left out, each with the workload that shows it best. */
enum Switch {
    COALESCED_READS("coalesced-reads", Workload.A),
    HEAP_READS("heap-reads", Workload.A),
    TEXT_SWITCHES("text-switches", Workload.E_USERAUTH_PARSE),
    SHARED_LISTS("shared-lists", Workload.C),
    NOTED_PLACES("noted-places", Workload.E_KEXINIT_PARSE),
    SMALL_METHODS("small-methods", Workload.A),
    COALESCED_WRITES("coalesced-writes", Workload.B),
    WORD_SUMS("word-sums", Workload.B),
    INCREMENTAL_SUMS("incremental-sums", Workload.H),
    SPLIT_FINISH("split-finish", Workload.B),
    LITERAL_TAGS("literal-tags", Workload.B),
    KEPT_REFERENCES("kept-references", Workload.B),
    APPENDED_TAGS("appended-tags", Workload.E_USERAUTH_BUILD),
    KNOWN_ENDS("known-ends", Workload.E_USERAUTH_BUILD),
    FLAT_CALLS("flat-calls", Workload.B),
    FEW_BYTES("few-bytes", Workload.B),
    BULK_COPIES("bulk-copies", Workload.D);

    private final String label;
    private final Workload workload;

    Switch(String label, Workload workload) {
        this.label = label;
        this.workload = workload;
    }

    /** What the option {@code without} calls it. */
    String label() {
        return label;
    }

    Workload workload() {
        return workload;
    }

    static List<String> labels() {
        return Arrays.stream(values()).map(Switch::label).toList();
    }
}
