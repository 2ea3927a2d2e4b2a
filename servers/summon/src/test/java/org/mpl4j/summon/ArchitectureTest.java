package org.mpl4j.summon;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What decides knows nothing of what is done. */
@AnalyzeClasses(packages = "org.mpl4j.summon", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String BASE = "org.mpl4j.summon.";

    @ArchTest
    static final ArchRule NO_CYCLES = slices().matching(BASE + "(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule A_FLEET_HAS_NO_PROCESSES_SOCKETS_THREADS_AND_CLOCKS = noClasses()
            .that()
            .resideInAPackage(BASE + "fleet..")
            .should()
            .dependOnClassesThat()
            .haveNameMatching("java\\.(nio|net|io)\\..*|java\\.lang\\.(Thread|Process.*)|java\\.time\\.Clock")
            .orShould()
            .callMethod(System.class, "nanoTime")
            .orShould()
            .callMethod(System.class, "currentTimeMillis")
            .orShould()
            .dependOnClassesThat(resideInAnyPackage("org.mpl4j.summon..")
                    .and(DescribedPredicate.not(resideInAnyPackage(BASE + "fleet..", BASE + "policies.."))));

    @ArchTest
    static final ArchRule ONLY_THIS_MACHINES_PLACES_KNOW_HOW_APPLIANCES_RUN = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "host..", BASE + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.mpl4j.appliance..", "org.mpl4j.tcpip..");

    @ArchTest
    static final ArchRule COMMAND_LINES_ARE_IN_COMMANDS = noClasses()
            .that()
            .resideOutsideOfPackages(BASE + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");
}
