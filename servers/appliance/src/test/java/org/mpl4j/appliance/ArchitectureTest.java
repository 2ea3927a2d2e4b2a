package org.mpl4j.appliance;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What is inside an image knows nothing of what makes and runs images. */
@AnalyzeClasses(packages = "org.mpl4j.appliance", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String BASE = "org.mpl4j.appliance.";

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule IMAGES_HAVE_NOTHING_OF_WHAT_MAKES_THEM = noClasses()
            .that()
            .resideInAPackage(BASE + "boot..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(BASE + "image..", BASE + "build..", BASE + "run..", BASE + "cli..", "picocli..");

    @ArchTest
    static final ArchRule A_START_MAKES_NO_CALLS_OF_FOREIGN_FUNCTIONS = noClasses()
            .that()
            .resideInAPackage(BASE + "boot..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.lang\\.foreign\\.(Linker|FunctionDescriptor|SymbolLookup).*")
            .orShould()
            .dependOnClassesThat()
            .resideInAPackage("org.mpl4j.servers.common.nativeio..");

    @ArchTest
    static final ArchRule COMMAND_LINES_ARE_IN_COMMANDS = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");
}
