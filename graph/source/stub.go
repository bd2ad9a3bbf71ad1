package source

import "context"

func jsonRecords(ctx context.Context, in Input, o Options) Records { panic("coming") }
func jsonLinesRecords(ctx context.Context, in Input, o Options) Records { panic("coming") }
func yamlRecords(ctx context.Context, in Input, o Options) Records { panic("coming") }
