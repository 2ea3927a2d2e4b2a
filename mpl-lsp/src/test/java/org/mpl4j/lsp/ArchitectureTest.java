package org.mpl4j.lsp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Holds the picture in docs/architecture.md: which package may see what. */
@AnalyzeClasses(packages = "org.mpl4j.lsp", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "org.mpl4j.lsp.";

    @ArchTest
    static final ArchRule LAYERS = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("cli")
            .definedBy(ROOT + "cli")
            .layer("server")
            .definedBy(ROOT + "server")
            .layer("feature")
            .definedBy(ROOT + "feature")
            .layer("workspace")
            .definedBy(ROOT + "workspace")
            .layer("outline")
            .definedBy(ROOT + "outline")
            .layer("text")
            .definedBy(ROOT + "text")
            .whereLayer("cli")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("server")
            .mayOnlyBeAccessedByLayers("cli")
            .whereLayer("feature")
            .mayOnlyBeAccessedByLayers("server")
            .whereLayer("workspace")
            .mayOnlyBeAccessedByLayers("feature", "server", "cli")
            .whereLayer("outline")
            .mayOnlyBeAccessedByLayers("workspace", "feature");

    @ArchTest
    static final ArchRule NO_SECOND_PARSER = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.antlr..", "org.mpl4j.grammar..")
            .because("what specifications mean is for the compiler to say");

    @ArchTest
    static final ArchRule ONLY_THE_COMMAND_SEES_STANDARD_OUTPUT = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli")
            .should()
            .accessField(System.class, "out")
            .because("messages are all that may be there");
}
