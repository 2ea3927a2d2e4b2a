package org.mpl4j.web;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The server in layers, each of which can be tested and used without the ones above it. */
@AnalyzeClasses(packages = "org.mpl4j.web", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String BASE = "org.mpl4j.web.";

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule REQUESTS_KNOW_NO_FILES = only("http", "http");

    @ArchTest
    static final ArchRule FILES_KNOW_NO_CONNECTIONS = only("content", "content", "http");

    @ArchTest
    static final ArchRule CONNECTIONS_KNOW_NO_TRANSPORT = only("connection", "connection", "content", "http");

    @ArchTest
    static final ArchRule CONNECTIONS_HAVE_NO_SOCKETS_THREADS_AND_CLOCKS = noClasses()
            .that()
            .resideInAnyPackage(BASE + "http..", BASE + "connection..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.nio\\.channels\\.(Selector|.*Socket.*)|java\\.lang\\.Thread|java\\.time\\.Clock")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule COMMAND_LINES_ARE_IN_COMMANDS = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    private static ArchRule only(String layer, String... others) {
        String[] allowed = new String[others.length];
        for (int i = 0; i < others.length; i++) {
            allowed[i] = BASE + others[i] + "..";
        }
        return noClasses()
                .that()
                .resideInAPackage(BASE + layer + "..")
                .should()
                .dependOnClassesThat(resideInAPackage(BASE + ".").and(not(resideInAnyPackage(allowed))));
    }
}
