import static org.assertj.core.api.Assertions.assertThat
import org.mpl4j.maven.it.Build

def build = new Build(basedir)
assertThat(build.log()).contains("there is no specification (**/*.mpl) in ${basedir}/src/main/mpl; write one, configure sourceDirectories, or set failOnMissingSources to false where this is right")
true
