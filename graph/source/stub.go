package source

import "context"

func Recognize(in Input) (Format, bool, error)                             { panic("coming") }
func jsonRecords(ctx context.Context, in Input, o Options) Records         { panic("coming") }
func jsonLinesRecords(ctx context.Context, in Input, o Options) Records    { panic("coming") }
func yamlRecords(ctx context.Context, in Input, o Options) Records         { panic("coming") }
func xlsxRecords(ctx context.Context, in Input, o Options) Records         { panic("coming") }
func xlsxHeader(ctx context.Context, in Input, o Options) ([]Field, error) { panic("coming") }
