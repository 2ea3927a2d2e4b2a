package org.mpl4j.compiler.resolve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mpl4j.compiler.resolve.Specs.compile;
import static org.mpl4j.compiler.resolve.Specs.reports;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.mpl4j.compiler.pipeline.CompilationResult;

/** Which name means what where, in a file and across files. */
class ScopeTest {
    @Test
    void namesOfABranchAreFreeAgainAfterItAndBesideIt() {
        assertThat(reports("""
                        packet p {
                          t: byte;
                          classify (t) { |1:"A" -> x: byte; d: byte[x]; |2:"B" -> x: uint16; d: byte[x]; |_:"C" -> (); };
                          x: byte; d: byte[x];
                        }
                        """)).isEmpty();
    }

    @Test
    void anElementIsAScopeOfItsOwn() {
        assertThat(
                        reports(
                                "packet p { n: byte; list: array (n) { n: byte; d: byte[n]; inner: array (n) { d: byte; n: byte; }; }; d: byte[n]; }"))
                .isEmpty();
    }

    @Test
    void anElementIsCompleteBeforeWhatFollowsTheArray() {
        assertThat(reports("""
                        packet p {
                          list: array (2) {
                            n: byte value(offset(end)); };
                          end: label; }
                        """)).contains("E0210@3");
    }

    @Test
    void theBytesOutsideOfAnElementAreNotItsOwn() {
        assertThat(
                        reports(
                                "packet p { a: uint16;\nlist: array (2) { sum: uint16 checksum(inet, a..a);\n b: uint16 checksum(inet, sum..b); }; }"))
                .contains("E0211@2")
                .doesNotContain("E0211@3");
    }

    @Test
    void nothingIsKnownBeforeItIsRead() {
        assertThat(reports("packet p { a: byte[b];\n b: byte; }")).containsExactly("E0210@1");
        assertThat(reports("packet p { t: byte; classify (u) { |1:\"A\" -> (); };\n u: byte; }"))
                .contains("E0210@1");
    }

    @Test
    void errorsAreReportedTogetherAndCauseNoOthers() {
        assertThat(reports("""
                        packet p {
                          a: byte[lenght];
                          a: byte;
                          b: nothing;
                          c: byte[b];
                          classify (b) { |1:"A" -> (); };
                          d: packet q();
                        }
                        packet q { x: byte const(256); }
                        packet r { d: packet q(); y: byte min(2) max(1); unused: label; }
                        """)).containsExactly("E0201@2", "E0202@3", "E0208@4", "E0302@9", "E0304@10");
    }

    @Test
    void aPacketThatHoldsAFaultyOneIsNotReported() {
        assertThat(reports("packet p { d: packet q(); n: byte; }\npacket q { x: byte[y]; }"))
                .containsExactly("E0201@2");
    }

    @Test
    void looksInTheFileThenInItsDirectoryThenAnywhere() {
        Map<String, String> files = Map.of(
                "a/top.mpl",
                        "packet top { own: packet one(); near: packet two(); far: packet three(); } packet one { a: byte; }",
                "a/near.mpl", "packet one { broken: nothing; } packet two { b: byte; }",
                "b/far.mpl", "packet two { broken: nothing; } packet three { c: packet two_again(); }",
                "b/next.mpl", "packet two_again { d: byte; }");
        CompilationResult result = compile(files, "a/top.mpl");
        assertThat(reports(result)).isEmpty();
        assertThat(result.spec().orElseThrow().model().packets().keySet())
                .extracting(Object::toString)
                .containsExactly("a/near:two", "a/top:top", "a/top:one", "b/far:three", "b/next:two_again");
        assertThat(result.spec().orElseThrow().model().requested())
                .extracting(Object::toString)
                .containsExactly("a/top:top", "a/top:one");
    }

    @Test
    void saysWhichDeclarationsANameCouldMean() {
        Map<String, String> files = Map.of(
                "a/top.mpl",
                "packet top { x: packet part(); }",
                "b/one.mpl",
                "packet part { a: byte; }",
                "c/two.mpl",
                "packet part { b: byte; }");
        CompilationResult result = compile(files, "a/top.mpl");
        assertThat(reports(result)).containsExactly("E0209@1");
        assertThat(result.diagnostics().get(0).others())
                .extracting(other -> other.span().file().displayName())
                .containsExactly("b/one.mpl", "c/two.mpl");
    }

    @Test
    void whatASyntaxErrorHidesIsNotUnknown() {
        Map<String, String> files = Map.of(
                "top.mpl",
                "packet top { x: packet part(); y: kind; }",
                "part.mpl",
                "packet part { a byte; }\ntypedef kind byte;");
        assertThat(reports(compile(files, "top.mpl")))
                .allMatch(report -> report.startsWith("E01"))
                .isNotEmpty();
    }

    @Test
    void filesThatAreNotReachedMayBeAnything() {
        Map<String, String> files = Map.of(
                "top.mpl",
                "packet top { x: byte; y: packet part(); }",
                "part.mpl",
                "packet part { a: byte; }",
                "other.mpl",
                "packet {{{{ \" ");
        assertThat(reports(compile(files, "top.mpl"))).isEmpty();
    }

    @Test
    void aPacketIsFoundBehindCommentsAndStrings() {
        Map<String, String> files = Map.of(
                "top.mpl", "packet top { x: packet part(); }",
                "part.mpl",
                        "/* packet part { /* nested */ } */ // packet part\npacket first { a: string8 const(\"} packet part {\"); }\nstruct { b: byte; } thing; packet part { c: byte; }");
        assertThat(reports(compile(files, "top.mpl"))).isEmpty();
    }
}
