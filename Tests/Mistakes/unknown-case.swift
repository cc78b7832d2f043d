enum Oops: Error { case bad }
do { throw Oops.bad } catch Oops.worse { print("worse") } catch { print("other") }
