package org.mpl4j.maven;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** What Maven, {@code mpl:help} and IDEs read of the goals. */
class PluginDescriptorTest {
    private static final List<Element> GOALS = new ArrayList<>();

    @BeforeAll
    static void read() throws Exception {
        try (InputStream in = PluginDescriptorTest.class.getResourceAsStream("/META-INF/maven/plugin.xml")) {
            assertThat(in).isNotNull();
            Element plugin = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
            assertThat(text(plugin, "goalPrefix")).isEqualTo("mpl");
            GOALS.addAll(elements(plugin, "mojo"));
        }
    }

    private static List<Element> elements(Element parent, String name) {
        NodeList found = parent.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    private static String text(Element parent, String name) {
        List<Element> found = elements(parent, name);
        return found.isEmpty() ? "" : found.get(0).getTextContent();
    }

    private static List<Element> parametersForUsers(Element goal) {
        return elements(goal, "parameter").stream()
                .filter(parameter -> text(parameter, "editable").equals("true"))
                .toList();
    }

    private static String property(Element goal, String parameter) {
        List<Element> configuration = elements(goal, "configuration");
        String expression = configuration.isEmpty() ? "" : text(configuration.get(0), parameter);
        return expression.replaceAll("[${}]", "");
    }

    @Test
    void thereAreFourGoalsThatRunInParallelBuilds() {
        TreeMap<String, String> goals = new TreeMap<>();
        for (Element goal : GOALS) {
            goals.put(text(goal, "goal"), text(goal, "phase"));
            assertThat(text(goal, "threadSafe")).as(text(goal, "goal")).isEqualTo("true");
        }
        assertThat(goals)
                .containsEntry("generate", "generate-sources")
                .containsEntry("generate-test", "generate-test-sources")
                .containsEntry("check", "verify")
                .containsKey("help")
                .hasSize(4);
    }

    @Test
    void everyParameterHasAnExampleAVersionAndAPropertyAndIsInTheDocumentation() throws Exception {
        String page = Files.readString(Path.of("../docs/maven.md"));
        for (Element goal : GOALS) {
            if (text(goal, "goal").equals("help")) {
                continue;
            }
            assertThat(parametersForUsers(goal)).hasSizeGreaterThan(6);
            for (Element parameter : parametersForUsers(goal)) {
                String name = text(parameter, "name");
                assertThat(text(parameter, "description")).as(name).contains("Example: ");
                assertThat(text(parameter, "since")).as(name).isNotEmpty();
                assertThat(property(goal, name)).as(name).startsWith("mpl.");
                assertThat(page).contains("| `" + name + "` |").contains("`" + property(goal, name) + "`");
            }
        }
    }

    @Test
    void eclipseRunsTheGeneratingGoals() throws Exception {
        try (InputStream in = getClass().getResourceAsStream("/META-INF/m2e/lifecycle-mapping-metadata.xml")) {
            Element mapping = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(in)
                    .getDocumentElement();
            List<Element> executions = elements(mapping, "pluginExecution");
            assertThat(elements(executions.get(0), "goal"))
                    .extracting(Element::getTextContent)
                    .containsExactly("generate", "generate-test");
            assertThat(text(executions.get(0), "runOnIncremental")).isEqualTo("true");
            assertThat(text(executions.get(0), "runOnConfiguration")).isEqualTo("true");
        }
    }
}
