import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.Transaction;

/**
 * Opens the database that neo4j-admin made of the tables of a network, and prints
 * what is in it, as JSON: nodes and relationships by their
 * identifiers, with their properties.
 *
 * usage: java -cp 'folder/of/jars/*' Neo4j.java HOME
 */
public class Neo4j {
    public static void main(String[] args) throws Exception {
        DatabaseManagementService service = new DatabaseManagementServiceBuilder(Path.of(args[0])).build();
        Map<String, Object> found = new TreeMap<>();
        try (Transaction tx = service.database("neo4j").beginTx()) {
            Map<String, Object> nodes = new TreeMap<>(), edges = new TreeMap<>();
            long count = 0, lines = 0;
            for (Node n : tx.getAllNodes()) {
                Map<String, Object> all = new TreeMap<>(n.getAllProperties());
                for (Label l : n.getLabels()) {
                    all.put(":LABEL", l.name());
                }
                nodes.put((String) n.getProperty("id"), all);
                count++;
            }
            for (Relationship r : tx.getAllRelationships()) {
                Map<String, Object> all = new TreeMap<>(r.getAllProperties());
                all.put(":TYPE", r.getType().name());
                all.put("source", r.getStartNode().getProperty("id"));
                all.put("target", r.getEndNode().getProperty("id"));
                edges.put((String) r.getProperty("id"), all);
                lines++;
            }
            found.put("nodes", nodes);
            found.put("edges", edges);
            found.put("node_count", count);
            found.put("edge_count", lines);
        }
        StringBuilder b = new StringBuilder();
        write(b, found);
        new PrintStream(System.out, true, "UTF-8").println(b);
        service.shutdown();
        System.exit(0);
    }

    static void write(StringBuilder b, Object v) {
        if (v instanceof Map<?, ?> map) {
            String between = "{";
            for (Map.Entry<?, ?> e : map.entrySet()) {
                b.append(between);
                write(b, e.getKey());
                b.append(':');
                write(b, e.getValue());
                between = ",";
            }
            b.append(map.isEmpty() ? "{}" : "}");
        } else if (v instanceof Object[] list) {
            b.append('[');
            for (int i = 0; i < list.length; i++) {
                if (i > 0) {
                    b.append(',');
                }
                write(b, list[i]);
            }
            b.append(']');
        } else if (v instanceof Number || v instanceof Boolean) {
            b.append(v);
        } else {
            b.append('"');
            for (char c : String.valueOf(v).toCharArray()) {
                if (c == '"' || c == '\\') {
                    b.append('\\').append(c);
                } else if (c < ' ' || c > '~') {
                    b.append(String.format("\\u%04x", (int) c));
                } else {
                    b.append(c);
                }
            }
            b.append('"');
        }
    }
}
