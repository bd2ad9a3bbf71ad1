import java.io.File;
import java.io.PrintStream;
import java.util.Map;
import java.util.TreeMap;
import org.gephi.graph.api.*;
import org.gephi.io.importer.api.*;
import org.gephi.io.processor.plugin.DefaultProcessor;
import org.gephi.project.api.ProjectController;
import org.openide.util.Lookup;

/**
 * Opens a file of a network as Gephi does, with parallel edges kept apart, and
 * prints what it understood, as JSON: nodes and edges by their identifiers, with
 * their attributes.
 *
 * usage: java -cp gephi-toolkit-all.jar Gephi.java gephi FORMAT FILE
 */
public class Gephi {
    public static void main(String[] args) throws Exception {
        ProjectController projects = Lookup.getDefault().lookup(ProjectController.class);
        projects.newProject();
        ImportController imports = Lookup.getDefault().lookup(ImportController.class);
        Container container = imports.importFile(new File(args[2]));
        container.getLoader().setEdgesMergeStrategy(EdgeMergeStrategy.NO_MERGE);
        imports.process(container, new DefaultProcessor(), projects.getCurrentWorkspace());
        Graph graph = Lookup.getDefault().lookup(GraphController.class).getGraphModel().getGraph();

        Map<String, Map<String, Object>> nodes = new TreeMap<>(), edges = new TreeMap<>();
        for (Node n : graph.getNodes().toArray()) {
            Map<String, Object> all = attributes(n);
            all.put("label", n.getLabel());
            nodes.put((String) n.getId(), all);
        }
        for (Edge e : graph.getEdges().toArray()) {
            Map<String, Object> all = attributes(e);
            all.put("label", e.getLabel());
            all.put("source", e.getSource().getId());
            all.put("target", e.getTarget().getId());
            all.put("weight", e.getWeight());
            edges.put((String) e.getId(), all);
        }
        Map<String, Object> found = new TreeMap<>();
        found.put("nodes", nodes);
        found.put("edges", edges);
        found.put("node_count", graph.getNodeCount());
        found.put("edge_count", graph.getEdgeCount());
        StringBuilder b = new StringBuilder();
        write(b, found);
        new PrintStream(System.out, true, "UTF-8").println(b);
        System.exit(0); // the toolkit leaves threads behind
    }

    static Map<String, Object> attributes(Element e) {
        Map<String, Object> all = new TreeMap<>();
        for (Column c : e.getAttributeColumns()) {
            Object v = e.getAttribute(c);
            if (v instanceof Number || v instanceof Boolean || v instanceof String) {
                all.put(c.getTitle(), v);
            }
        }
        return all;
    }

    @SuppressWarnings("unchecked")
    static void write(StringBuilder b, Object v) {
        if (v instanceof Map) {
            String separator = "{";
            for (Map.Entry<String, Object> e : ((Map<String, Object>) v).entrySet()) {
                b.append(separator);
                write(b, e.getKey());
                write(b.append(':'), e.getValue());
                separator = ",";
            }
            b.append(separator.equals("{") ? "{}" : "}");
        } else if (v instanceof String) {
            b.append('"');
            for (char c : ((String) v).toCharArray()) {
                if (c == '"' || c == '\\' || c < ' ' || c > '~') {
                    b.append(String.format("\\u%04x", (int) c));
                } else {
                    b.append(c);
                }
            }
            b.append('"');
        } else {
            b.append(v);
        }
    }
}
