package org.mpl4j.compiler;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaCall.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.io.FileOutputStream;
import java.io.FileWriter;
import java.nio.file.Files;
import java.util.Set;

/** Holds the picture in docs/architecture.md: which package may see what. */
@AnalyzeClasses(packages = "org.mpl4j.compiler", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String ROOT = "org.mpl4j.compiler.";

    /** Methods of {@link Files} that change the disk, or open a file to do so. */
    private static final Set<String> WRITING = Set.of(
            "write",
            "writeString",
            "newOutputStream",
            "newBufferedWriter",
            "copy",
            "move",
            "delete",
            "deleteIfExists",
            "createFile",
            "createDirectory",
            "createDirectories",
            "createTempFile",
            "createTempDirectory",
            "createLink",
            "createSymbolicLink",
            "setAttribute",
            "setPosixFilePermissions",
            "setLastModifiedTime");

    @ArchTest
    static final ArchRule packagesFormNoCycles =
            slices().matching(ROOT + "(*)..").should().beFreeOfCycles().allowEmptyShould(true);

    @ArchTest
    static final ArchRule onlyParseSeesAntlr = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "parse..", ROOT + "spl.parse..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.antlr..", "org.mpl4j.grammar..");

    @ArchTest
    static final ArchRule onlyBackendsThatEmitJavaSeeJavaPoet = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT + "backend.java..", ROOT + "backend.jqwik..", ROOT + "spl.output.java..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.palantir.javapoet..");

    @ArchTest
    static final ArchRule onlyCliSeesPicocli = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule onlyCliPrints = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethodWhere(target(describe(
                    "printStackTrace()",
                    method -> method.getName().equals("printStackTrace")
                            && method.getOwner().isAssignableTo(Throwable.class))));

    @ArchTest
    static final ArchRule onlyCliEndsTheProcess = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "cli..")
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule onlyOutputWrites = noClasses()
            .that()
            .resideOutsideOfPackage(ROOT + "output..")
            .should()
            .callMethodWhere(changesTheDisk())
            .orShould()
            .dependOnClassesThat()
            .belongToAnyOf(FileOutputStream.class, FileWriter.class);

    @ArchTest
    static final ArchRule backendsDoNotKnowEachOther = slices().matching(ROOT + "backend.(*)..")
            .should()
            .notDependOnEachOther()
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule backendsSeeModelLayoutAndIrOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "backend..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    ROOT + "ast..",
                    ROOT + "parse..",
                    ROOT + "resolve..",
                    ROOT + "check..",
                    ROOT + "interpret..",
                    ROOT + "capture..",
                    ROOT + "dissect..",
                    ROOT + "output..",
                    ROOT + "cli..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule whatIsMeantDoesNotKnowWhatWasWritten = noClasses()
            .that()
            .resideInAnyPackage(
                    ROOT + "model..",
                    ROOT + "layout..",
                    ROOT + "diagram..",
                    ROOT + "derive..",
                    ROOT + "ir..",
                    ROOT + "interpret..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(ROOT + "ast..", ROOT + "parse..", ROOT + "resolve..", ROOT + "check..")
            .allowEmptyShould(true);

    @ArchTest
    static final ArchRule diagramsSeeModelAndLayoutOnly = noClasses()
            .that()
            .resideInAPackage(ROOT + "diagram..")
            .should()
            .dependOnClassesThat(resideInAPackage("org.mpl4j.compiler..")
                    .and(not(resideInAnyPackage(
                            ROOT + "diagram..", ROOT + "layout..", ROOT + "model..", ROOT + "svg.."))));

    private static DescribedPredicate<JavaCall<?>> changesTheDisk() {
        return describe(
                "a method that changes the disk",
                call -> call.getTargetOwner().isEquivalentTo(Files.class)
                        && WRITING.contains(call.getTarget().getName()));
    }
}
